namespace RcmAnalytics.Transform;

/// <summary>
/// The definitions under sql/ are wrong, or a check stopped a publication. All faults found are listed, each with
/// its file or model; none holds the text of a record.
/// </summary>
public sealed class TransformException : Exception
{
    public TransformException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults))
    {
        Faults = faults;
    }

    public IReadOnlyList<string> Faults { get; }
}
