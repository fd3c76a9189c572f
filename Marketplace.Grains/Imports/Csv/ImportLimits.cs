namespace Marketplace.Grains.Imports.Csv;

/// <summary>What a value may be, whichever way it comes in.</summary>
public static class ImportLimits
{
    public const decimal MaxMoney = 100_000_000m;
    public const int MaxQuantity = 100_000_000;
}
