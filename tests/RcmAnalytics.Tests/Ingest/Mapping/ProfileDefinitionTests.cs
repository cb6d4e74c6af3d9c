using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest.Mapping;

public sealed class ProfileDefinitionTests : IAsyncDisposable
{
    private const string Good = """
        profile: mine
        version: 1
        system: invented
        description: A test.
        verified_on: data
        evidence: This test.
        detect: { all_of: [Key, Worth] }
        tables:
          pm_charges:
            - key: [charge_id]
              required: [charge_id]
              columns: { charge_id: Key, charge_amount: Worth }
        """;

    private readonly MappedFiles _files = new();

    /// <summary>What is changed in a good profile, and a part of what must be said.</summary>
    public static TheoryData<string, string, string> Faults { get; } = new()
    {
        { "version: 1", "version: 1\ncolour: red", "colour" },
        { "system: invented\n", "", "System" },
        { "verified_on: data", "verified_on: hope", "hope" },
        { "pm_charges", "pm_nothing", "there is no such table" },
        { "charge_amount: Worth", "charge_price: Worth", "there is no column 'charge_price'" },
        { "charge_amount: Worth", "load_id: Worth", "there is no column 'load_id'" },
        { "charge_amount: Worth", "charge_amount: { from: Worth, value: '1' }", "has 2 of from, value" },
        { "charge_amount: Worth", "status: { from: Worth, map: none }", "names the map 'none'" },
        { "charge_amount: Worth", "status: { from: Worth, split: halves }", "splits by 'halves'" },
        { "charge_amount: Worth", "status: { from: Worth, matches: '(' }", "no regular expression|not a regular expression" },
        { "charge_amount: Worth", "posted_date: { from: Worth, dates: [martian] }", "martian" },
        { "charge_amount: Worth", "status: Patient Name", "tells of a person" },
        { "charge_amount: Worth", "patient_key: Worth", "person makes patient_key" },
        { "required: [charge_id]", "required: [claim_id]", "'claim_id' is named" },
        { "all_of: [Key, Worth]", "all_of: []", "every file would fit" },
        { "profile: mine", "profile: mine\nextends: nobody", "extends names 'nobody'" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Load_FaultyProfile_SaysWhereAndWhat(string good, string bad, string expected)
    {
        Good.ShouldContain(good);

        var fault = Should.Throw<InvalidDataException>(() => _files.Catalog(Good.Replace(good, bad)));

        expected.Split('|').ShouldContain(part => fault.Message.Contains(part, StringComparison.OrdinalIgnoreCase), fault.Message);
        fault.Message.ShouldContain("own0.yml");
    }

    [Fact]
    public void Load_SeveralFaultyProfiles_TellsAllOfThem()
    {
        var fault = Should.Throw<InvalidDataException>(() => _files.Catalog(
            Good.Replace("version: 1", "colour: red"), Good.Replace("profile: mine", "profile: other").Replace("pm_charges", "pm_nothing")));

        fault.Message.ShouldContain("own0.yml");
        fault.Message.ShouldContain("own1.yml");
    }

    [Fact]
    public void Shipped_EveryProfile_SaysHowItWasVerified()
    {
        foreach (var profile in ProfileCatalog.Shipped.Profiles)
        {
            profile.Evidence.Length.ShouldBeGreaterThan(10, profile.Profile);
            profile.Profile.ShouldMatch("^[a-z][a-z0-9_]+$");
        }
    }

    [Fact]
    public async Task Load_ProfileThatExtends_ChangesWhatItStatesAndKeepsTheRest()
    {
        const string own = """
            profile: site_claims
            extends: flat_claims
            version: 7
            detect: { all_of: [Nummer, Betrag] }
            dates: [eu]
            decimal_sign: ','
            maps: { status: { offen: billed } }
            tables:
              pm_claims:
                - key: [claim_id]
                  required: [claim_id, charge_amount]
                  columns:
                    claim_id: Nummer
                    charge_amount: Betrag
                    service_from_date: Tag
                    status: { from: Stand, map: status }
            """;

        await _files.LoadAsync("a.csv", "Nummer;Betrag;Tag;Stand\nA1;1.234,50;13.12.2025;offen\nA2;1,00;1.2.2025;Paid\n", null, own);

        (await _files.AskAsync("select claim_id, charge_amount, service_from_date, status, profile, profile_version, source_system from raw.pm_claims order by 1"))
            .ShouldBe("A1 1234.5 2025-12-13 billed site_claims 7 generic; A2 1 2025-02-01 paid site_claims 7 generic");
    }

    [Fact]
    public async Task Load_TwoProfilesThatFitAlike_AsksForAName()
    {
        var other = Good.Replace("profile: mine", "profile: other");

        var asked = await _files.LoadAsync("a.csv", "Key,Worth\nA,1\n", null, Good, other);
        var named = await _files.LoadAsync("b.csv", "Key,Worth\nB,1\n", "other", Good, other);

        asked.Report.Refusal!.ShouldContain("mine, other");
        named.Report.Kinds.ShouldBe(["other"]);
    }

    [Fact]
    public async Task Load_HeaderOfTwoRowsWithValuesInItsNames_MakesARowOfEachColumn()
    {
        const string own = """
            profile: rates
            version: 1
            system: invented
            description: Fees of several plans side by side.
            verified_on: data
            evidence: This test.
            detect: { all_of: [Code] }
            read: { header: { rows: 2 } }
            tables:
              fee_schedules:
                - required: [allowed_amount]
                  skip_if_blank: [allowed_amount]
                  slots: { header: '^Rate (?<plan>.+)$' }
                  columns:
                    procedure_code: Code
                    payer_name: { value: '{plan}' }
                    allowed_amount: '{column}'
                    effective_from_date: { value: '2025-01-01' }
            """;

        await _files.LoadAsync("a.csv", ",Rate,\nCode,EXAMPLE CARE,SAMPLE MUTUAL\n99213,80,90\n99214,,120\n", "rates", own);

        (await _files.AskAsync("select procedure_code, payer_name, allowed_amount from raw.fee_schedules order by row_ordinal"))
            .ShouldBe("99213 EXAMPLE CARE 80; 99213 SAMPLE MUTUAL 90; 99214 SAMPLE MUTUAL 120");
    }

    [Fact]
    public async Task Load_SignByAFlag_IsCanonical()
    {
        var own = Good.Replace("charge_amount: Worth", "charge_amount: { from: Worth, sign: abs, negative_when: { Side: [CR] } }");

        await _files.LoadAsync("a.csv", "Key,Worth,Side\nA,5.00,DR\nB,5.00,cr\nC,-5.00,DR\n", null, own);

        (await _files.AskAsync("select charge_id, charge_amount from raw.pm_charges order by 1")).ShouldBe("A 5; B -5; C 5");
    }

    [Fact]
    public async Task Load_FileThatDoesNotFitItsProfile_SaysWhatIsMissing()
    {
        var result = await _files.LoadAsync("a.csv", "Key,Price\nA,1\n", "mine", Good);

        result.Report.Refusal!.ShouldBe("The file does not fit the profile mine: no row of its first 40 has the columns Worth.");
    }

    [Fact]
    public async Task Load_CheckOfLevelRefuse_RefusesTheFile()
    {
        var own = Good + "\nchecks: { keys: { unique: [Key], level: refuse } }\n";

        var result = await _files.LoadAsync("a.csv", "Key,Worth\nA,1\nA,2\n", null, own);

        result.Report.Refusal.ShouldBe("keys: an earlier row has the same Key.");
        (await _files.AskAsync("select count(*) from raw.loads")).ShouldBe("1");
    }

    [Fact]
    public void Propose_UnknownFile_IsAProfileThatReadsIt()
    {
        var folder = Directory.CreateTempSubdirectory("rcm-tests-").FullName;
        try
        {
            var file = Path.Combine(folder, "Visit Charges 2025.csv");
            File.WriteAllText(file, "Report,,\n\nVisit No,CPT,Charge Amt,DOS,Patient Name,Shelf\nV1,99213,100,1/2/2025,AVERY ALDER,7\n");

            var yml = ProfileProposal.For(file);
            var trial = ProfileTrial.Run(file, "visit_charges_2025", _files.Catalog(yml));

            yml.ShouldNotContain("ALDER");
            trial.Columns.ShouldContain(new ColumnFate("Charge Amt", "pm_charges.charge_amount"));
            trial.Columns.ShouldContain(new ColumnFate("DOS", "pm_charges.service_from_date"));
            trial.Columns.ShouldContain(new ColumnFate("Patient Name", "not stored: tells of a person"));
            trial.Columns.ShouldContain(new ColumnFate("Shelf", "kept in extras"));
            trial.Report.RowCounts["pm_charges"].ShouldBe(1);
            trial.Report.ControlTotals["charge_amount"].ShouldBe(100m);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => _files.DisposeAsync();
}
