using System.Text.Json;

namespace Marketplace.Data.Listings;

/// <summary>
/// How a connection's prices come from the product's: <c>price × (1 + percent / 100) + add</c>, then up to the next price with the wanted ending, so
/// that rounding never costs the seller. <c>apply_price_rule</c> in SQL says the same.
/// </summary>
/// <param name="Percent">From -90 to 900.</param>
/// <param name="Add">In the product's currency, from -100,000 to 100,000.</param>
/// <param name="Ending">From 0 to 0.99, such as 0.99 for prices that end so; null rounds to cents.</param>
public sealed record PriceRule(decimal Percent, decimal Add, decimal? Ending)
{
    public static readonly PriceRule None = new(0, 0, null);

    private const decimal Lowest = 0.01m;

    public static PriceRule Read(string? json) => json is null ? None : JsonSerializer.Deserialize<PriceRule>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <returns>A price of at least a cent; a product without a price stays without one.</returns>
    public decimal Apply(decimal price)
    {
        if (price <= 0)
            return price;
        var raw = (price * (1 + (Percent / 100))) + Add;
        var ended = Ending is { } ending ? decimal.Ceiling(raw - ending) + ending : decimal.Round(raw, 2, MidpointRounding.AwayFromZero);
        return Math.Max(ended, Lowest);
    }
}
