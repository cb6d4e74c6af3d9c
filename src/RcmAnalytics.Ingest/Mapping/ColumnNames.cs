using System.Text;
using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>Names of columns, compared without case, blanks and punctuation.</summary>
internal static partial class ColumnNames
{
    public static string Normalize(string name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var sign in name)
        {
            if (char.IsLetterOrDigit(sign))
            {
                normal.Append(char.ToLowerInvariant(sign));
            }
        }

        return normal.ToString();
    }

    /// <summary>True for a name that tells of a person: such a column is never stored unless a profile says what it is.</summary>
    public static bool IsPersonal(string name)
    {
        var normal = Normalize(name);
        return Person().IsMatch(normal) && !Business().IsMatch(normal) && !Amount().IsMatch(normal);
    }

    [GeneratedRegex("name|ssn|socialsecurity|dob|birth|phone|fax|mobile|addr|street|city|zip|postal|email|patient|guarantor|subscriber|insured|"
        + "member|policy|groupno|groupnumber|chart|mrn|pubpid|responsibleparty|notes?$|comment|memo|remark$|narrative|license|beneid|box19|box10d|x12text|reason\\d*$")]
    private static partial Regex Person();

    // Businesses and codes have names too.
    [GeneratedRegex("payer|plan|company|practice|provider|physician|doctor|facility|location|procedure|carrier|file|user|department|"
        + "resource|category|adjustmentreason|transactionreason|denialreason|referr|alias|parent|control|servicelocation|office|clinic")]
    private static partial Regex Business();

    [GeneratedRegex(@"^(patientpayment\w*|patientpaid\w*|patientbalance|patientresponsibility|patientshare|totalpatient\w*)$|amount|balance")]
    private static partial Regex Amount();
}
