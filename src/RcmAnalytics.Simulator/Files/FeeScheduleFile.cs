using System.Text;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>The contracts' fees as CSV.</summary>
internal static class FeeScheduleFile
{
    public static string Write(DateOnly effectiveFrom)
    {
        var text = new StringBuilder("payer,payer_id,procedure_code,modifier,allowed_amount,effective_from,effective_to\n");
        foreach (var payer in WorldBuilder.Payers)
        {
            foreach (var service in WorldBuilder.Services)
            {
                text.Append($"{payer.Name},{payer.Id},{service.Code},,{Adjudicator.Fee(payer, service.Code):0.00},{effectiveFrom:yyyy-MM-dd},\n");
            }
        }

        return text.ToString();
    }
}
