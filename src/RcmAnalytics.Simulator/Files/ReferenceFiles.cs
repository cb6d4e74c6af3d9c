using System.Text;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>What a practice keeps beside its claims: fees, payers, providers, practices; and the planted stories.</summary>
internal static class ReferenceFiles
{
    public static string Fees(SimulationOptions options, IReadOnlyList<Practice> practices)
    {
        var text = new StringBuilder("payer,payer_id,procedure_code,modifier,allowed_amount,effective_from,effective_to,")
            .Append("bilateral_indicator,multiple_procedure_indicator,assistant_indicator\n");
        var services = practices.SelectMany(practice => practice.Specialty.Services).GroupBy(service => (service.Code, service.MedicareFee))
            .Select(same => same.First()).OrderBy(service => service.Code, StringComparer.Ordinal).ToList();
        foreach (var payer in Payers.All)
        {
            foreach (var service in services.Where(service => Contracts.Has(payer, service)))
            {
                for (var year = options.Start.Year - 1; year <= options.End.Year; year++)
                {
                    AppendFee(text, payer, service, year, false);
                    if (service.ProfessionalFee > 0)
                    {
                        AppendFee(text, payer, service, year, true);
                    }
                }
            }
        }

        return text.ToString();
    }

    public static string Stories(Stories stories) => Csv(
        "story,what,practice_id,payer_id,location_id,procedures,from,to,size",
        stories.All.Select(story =>
            $"{story.Name},{story.What},{story.Practice},{story.Payer},{story.Location},{story.Procedures},{story.From.Iso()},{story.To?.Iso()},{story.Size}"));

    public static string PayerList() => Csv(
        "payer_id,payer_name,payer_class,edi_payer_id",
        Payers.All.Select(payer => $"{payer.Id},{payer.Name},{Class(payer)},{payer.Id}"));

    /// <summary>Days to file, to correct and to appeal; one payer's fall with its story.</summary>
    public static string FilingLimits(Stories stories)
    {
        string Row(Payer payer, int days, DateOnly? from) =>
            $"{payer.Id},{days},service_from,{payer.CorrectedLimitDays},{payer.AppealDays},{payer.MailDays},{from?.Iso()},contract";
        var (shorter, since, limit) = stories.ShorterLimit;
        return Csv(
            "payer_id,filing_days,filing_anchor,corrected_days,appeal_days,presumed_mail_days,effective_from,source",
            Payers.All.Select(payer => Row(payer, payer.FilingLimitDays, null)).Append(Row(shorter, limit, since)));
    }

    public static string Aliases() => Csv(
        "alias,payer_id",
        Payers.All.SelectMany(payer => payer.RemitNames.Select(name => $"\"{name.Name}\",{payer.Id}").Distinct()));

    public static string Providers(IReadOnlyList<Practice> practices) => Csv(
        "provider_npi,provider_name,specialty,practice_id,provider_id",
        practices.SelectMany(practice => practice.Providers.Select(provider =>
            $"{provider.Npi},{provider.LastName} {provider.FirstName},{practice.Specialty.Name},{practice.Npi},{provider.Id}")));

    public static string PracticeList(IReadOnlyList<Practice> practices) => Csv(
        "practice_id,practice_name,npi,tax_id,source_practice_id",
        practices.Select(practice => $"{practice.Npi},{practice.Name},{practice.Npi},{practice.TaxId},{practice.SystemId}"));

    /// <summary>What billing costs: practices do it themselves and leave it to a billing service in turn.</summary>
    public static string Costs(SimulationOptions options, IReadOnlyList<Practice> practices)
    {
        var claims = (decimal)options.Claims / options.Months / practices.Count;
        string Monthly(Practice practice, string cost, decimal perClaim) =>
            $"{practice.Npi},{cost},month,{Money.Full((long)decimal.Round(claims * perClaim * 100))},{options.Start.Iso()},practice";
        return Csv("practice_id,cost,per,amount,effective_from,source", practices.SelectMany(practice => practice.Index % 2 == 0
            ? (string[])
            [
                Monthly(practice, "Salaries", 5.50m),
                Monthly(practice, "Clearinghouse", 0.40m),
                Monthly(practice, "Statements", 0.60m),
                Monthly(practice, "Software", 0.90m),
            ]
            :
            [
                $"{practice.Npi},Billing service,collections,5.50,{options.Start.Iso()},practice",
                Monthly(practice, "Software", 0.90m),
            ]));
    }

    /// <summary>What the practices' systems call their adjustments that no CARC explains.</summary>
    public static string AdjustmentCodes() =>
        """
        system,adjustment_code,description,adjustment_class,carc
        athenahealth,CONTRACT,Contractual,contractual,45
        athenahealth,TFWO,Timely filing,write_off,
        athenahealth,SBWO,Small balance,small_balance,
        athenahealth,DENWO,Denied and not pursued,write_off,
        athenahealth,ERRWO,Billed in error,other,
        athenahealth,BADDEBT,Bad debt,bad_debt,
        tebra,other,Given up,write_off,
        tebra,Timely filing,Timely filing,write_off,
        tebra,Small balance,Small balance,small_balance,
        tebra,"Denied, not pursued",Denied and not pursued,write_off,
        tebra,Billed in error,Billed in error,other,
        tebra,Bad debt,Bad debt,bad_debt,

        """.ReplaceLineEndings("\n");

    private static string Class(Payer payer) => payer.Kind switch
    {
        PayerKind.Medicare => "medicare",
        PayerKind.MedicareAdvantage => "medicare_advantage",
        PayerKind.Medicaid => "medicaid",
        PayerKind.MedicaidManaged => "medicaid_managed",
        PayerKind.Blues => "blues",
        PayerKind.Tricare => "tricare",
        PayerKind.WorkersComp => "workers_comp",
        _ => "commercial",
    };

    private static string Csv(string header, IEnumerable<string> rows) => $"{header}\n{string.Concat(rows.Select(row => $"{row}\n"))}";

    private static void AppendFee(StringBuilder text, Payer payer, Service service, int year, bool isProfessional) =>
        text.Append($"{payer.Name},{payer.Id},{service.Code},{(isProfessional ? "26" : "")},")
            .Append($"{Money.Full(Contracts.Fee(payer, service, isProfessional, year))},{year}-01-01,{year}-12-31,")
            .Append($"{(service.IsBilateral ? "1" : "0")},{(service.IsSurgery ? "2" : "0")},0\n");
}
