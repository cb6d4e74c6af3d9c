using System.Collections;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

/// <summary>A record's texts must be the same however the file comes, and outlive every refill until the record is whole.</summary>
public sealed class RecordTextTests
{
    private static readonly string Remittance = X12Samples.Remittance(string.Concat(Enumerable.Range(1, 40).Select(claim =>
        $"CLP*PCN{claim}*1*300*240*0*CI*ICN{claim}*11*1~NM1*QC*1*BIRCH{claim}*BLAKE****MI*MEM{claim}~REF*F8*OLD{claim}~"
        + string.Concat(Enumerable.Range(1, 1 + (claim % 7)).Select(line =>
            $"SVC*HC:9921{line}:25:59*100*80**1~DTM*472*20250301~CAS*CO*45*20~REF*6R*L{claim}-{line}~LQ*HE*N13{line}~")))));

    private static readonly string Claims = X12Samples.Claims(string.Concat(Enumerable.Range(1, 40).Select(claim =>
        $"CLM*PCN{claim}*{100 * (1 + (claim % 7))}***11:B:1*Y*A*Y*Y~REF*G1*AUTH{claim}~HI*ABK:I1{claim}*ABF:E119~"
        + string.Concat(Enumerable.Range(1, 1 + (claim % 7)).Select(line =>
            $"LX*{line}~SV1*HC:9921{line}:25*100*UN*1***1:2~DTP*472*D8*20250301~REF*6R*L{claim}-{line}~")))));

    public static TheoryData<int> Buffers { get; } = [.. Enumerable.Range(16, 40), 100, 255, 256, 257, 1000];

    [Theory]
    [MemberData(nameof(Buffers))]
    public void Read_BufferOfAnySize_RecordsAreTheSame(int buffer)
    {
        foreach (var text in (string[])[Remittance, Claims, Wrapped(Remittance), Wrapped(Claims)])
        {
            var expected = Dump(text, 1 << 20);

            var actual = Dump(text, buffer);

            expected.Count.ShouldBe(40);
            actual.ShouldBe(expected);
        }
    }

    [Fact]
    public void Read_WrappedLines_RecordsAreThoseOfUnwrapped()
    {
        Dump(Wrapped(Remittance), 1 << 16).ShouldBe(Dump(Remittance, 1 << 16));
        Dump(Wrapped(Claims), 1 << 16).ShouldBe(Dump(Claims, 1 << 16));
    }

    [Fact]
    public void Read_MoreTextsThanAreKept_WhatStandsAboveTheClaimsStays()
    {
        var text = X12Samples.Claims(string.Concat(Enumerable.Range(1, 9000).Select(claim =>
            $"CLM*PCN{claim}*100***11:B:1*Y*A*Y*Y~REF*G1*AUTHORIZATION{claim}~LX*1~SV1*HC:99213*100*UN*1***1~")));
        var claims = 0;

        X12Samples.Read(text, (reader, record) =>
        {
            if (record == X12Record.Claim)
            {
                claims++;
                $"{reader.Claim.PatientControlNumber} {reader.Claim.PriorAuthorizationNumber}".ShouldBe($"PCN{claims} AUTHORIZATION{claims}");
                $"{reader.Claim.BillingProvider.Npi} {reader.Claim.Subscriber.MemberId} {reader.Claim.Patient.LastName}"
                    .ShouldBe("1200009991 IV1 ALDER");
            }
        });

        claims.ShouldBe(9000);
    }

    private static string Wrapped(string text) => string.Join("\r\n", text.Chunk(80).Select(line => new string(line)));

    private static List<string> Dump(string text, int buffer)
    {
        List<string> claims = [];
        X12Samples.Read(
            text,
            (reader, record) =>
            {
                if (record == X12Record.Claim)
                {
                    claims.Add(Words(reader.Claim));
                }
                else if (record == X12Record.ClaimPayment)
                {
                    claims.Add(Words(reader.ClaimPayment));
                }
            },
            buffer);
        return claims;
    }

    /// <summary>Every property of a record and of its parts but where they stand in the file.</summary>
    private static string Words(object record) => string.Join('|', record.GetType().GetProperties()
        .Where(property => property.Name != "Offset")
        .Select(property => (property.Name, Value: property.GetValue(record)))
        .Select(property => $"{property.Name}={Word(property.Value)}"));

    private static string Word(object? value) => value switch
    {
        IEnumerable parts and not string => string.Join(';', parts.Cast<object>().Select(Words)),
        Procedure or BillingProvider or Subscriber or Person => Words(value),
        _ => $"{value}",
    };
}
