namespace RcmAnalytics.X12;

/// <summary>A sum of money in hundredths, as an exact integer.</summary>
public readonly record struct X12Amount(long Hundredths)
{
    public decimal Value => new decimal(Hundredths) / 100m;

    public static X12Amount operator +(X12Amount left, X12Amount right) => new(left.Hundredths + right.Hundredths);

    public static X12Amount operator -(X12Amount left, X12Amount right) => new(left.Hundredths - right.Hundredths);

    public override string ToString() => Value.ToString("0.00");
}

/// <summary>A count of units in ten-thousandths, as an exact integer.</summary>
public readonly record struct X12Quantity(long TenThousandths)
{
    public static readonly X12Quantity One = new(10_000);

    public decimal Value => new decimal(TenThousandths) / 10_000m;
}
