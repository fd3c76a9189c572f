namespace Marketplace.Grains.Imports.Csv;

/// <summary>What our export carries beyond Shopify's columns, so that nothing is lost on the way back.</summary>
public static class ExtraColumns
{
    public const string ShortDescription = "Short Description", Featured = "Featured", Currency = "Currency",
        LowStockThreshold = "Low Stock Threshold", Attributes = "Attributes";
}
