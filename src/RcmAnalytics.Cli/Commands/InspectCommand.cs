using System.CommandLine;
using System.Text.Json;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;
using RcmAnalytics.X12;

namespace RcmAnalytics.Cli.Commands;

internal static class InspectCommand
{
    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files or folders", Arity = ArgumentArity.OneOrMore };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json (one object a line)" };
        var command = new Command("inspect", "Say what is in files, without a warehouse") { files, format };
        command.SetAction(parsed => Run(context, parsed, parsed.GetRequiredValue(files), parsed.GetValue(format)));
        return command;
    }

    private static int Run(CommandContext context, ParseResult parsed, string[] paths, TableFormat format)
    {
        List<InspectedTransaction> all = [];
        var profiles = context.LoadProfiles(parsed);
        foreach (var file in FilePaths.Expand(paths, context.SayPassedOver, context.SaySkipped))
        {
            foreach (var found in FileInspector.Inspect(file, profiles))
            {
                if (format == TableFormat.Json)
                {
                    WriteJson(context.Terminal.OutputStream, found);
                }
                else
                {
                    all.Add(found);
                }
            }
        }

        if (format != TableFormat.Json)
        {
            TableOutput.Write(context.Terminal, ToTable(all), format);
        }

        return 0;
    }

    private static ResultTable ToTable(List<InspectedTransaction> all) => new(
        [
            "file", "kind", "ordinal", "claims", "charge_amount", "paid_amount", "lines", "payment_amount", "accepted", "rejected",
            "issues",
        ],
        [
            .. all.Select(found => new object?[]
            {
                Path.GetFileName(found.File), found.Kind, (long)found.Ordinal, (long?)found.Claims, found.ChargeAmount?.Value,
                found.PaidAmount?.Value, (long?)found.Lines, found.PaymentAmount?.Value, (long?)found.Accepted,
                (long?)found.Rejected, (long)found.Issues.Count,
            }),
        ]);

    private static void WriteJson(Stream output, InspectedTransaction found)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("file", found.File);
            json.WriteString("kind", found.Kind);
            Text(json, "version", found.Version);
            json.WriteNumber("ordinal", found.Ordinal);
            Count(json, "claims", found.Claims);
            Amount(json, "charge_amount", found.ChargeAmount);
            Amount(json, "paid_amount", found.PaidAmount);
            Amount(json, "patient_responsibility_amount", found.PatientResponsibilityAmount);
            Count(json, "lines", found.Lines);
            Amount(json, "line_charge_amount", found.LineChargeAmount);
            Amount(json, "line_paid_amount", found.LinePaidAmount);
            Amount(json, "claim_adjustment_amount", found.ClaimAdjustmentAmount);
            Amount(json, "line_adjustment_amount", found.LineAdjustmentAmount);
            Amount(json, "provider_adjustment_amount", found.ProviderAdjustmentAmount);
            Amount(json, "payment_amount", found.PaymentAmount);
            Text(json, "trace_number", found.TraceNumber);
            if (found.IsPaymentBalanced is { } isBalanced)
            {
                json.WriteBoolean("payment_balanced", isBalanced);
            }

            Count(json, "unbalanced_claims", found.UnbalancedClaims);
            Count(json, "unbalanced_lines", found.UnbalancedLines);
            Count(json, "accepted", found.Accepted);
            Count(json, "rejected", found.Rejected);
            json.WriteStartArray("issues");
            foreach (var issue in found.Issues)
            {
                WriteIssue(json, issue);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteIssue(Utf8JsonWriter json, LoadIssue issue)
    {
        json.WriteStartObject();
        json.WriteString("rule", issue.Rule);
        json.WriteString("severity", issue.Severity.ToString().ToLowerInvariant());
        if (issue.Offset is { } offset)
        {
            json.WriteNumber("offset", offset);
        }

        if (issue.Line is { } line)
        {
            json.WriteNumber("line", line);
        }

        Text(json, "segment", issue.Segment);
        Count(json, "element", issue.Element);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Count(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Amount(Utf8JsonWriter json, string name, X12Amount? value)
    {
        if (value is { } amount)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(amount.ToString());
        }
    }
}
