using System.Globalization;

namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>eBay's <c>Amount</c>: the value is a decimal number as text.</summary>
internal sealed record Amount(string? Value, string? Currency)
{
    public static Amount Of(decimal value, string currency) => new(value.ToString("0.00", CultureInfo.InvariantCulture), currency);

    /// <summary>The number, or null where the text is none with at most two decimals.</summary>
    public decimal? Number() =>
        decimal.TryParse(Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 2) == number
            ? number
            : null;
}
