namespace Marketplace.Channels.Etsy.Wire;

/// <summary>Etsy's <c>Money</c>: <c>amount / divisor</c>, exact in a decimal.</summary>
internal sealed record WireMoney(long Amount, int Divisor, string CurrencyCode)
{
    public decimal Value => Divisor > 1 ? (decimal)Amount / Divisor : Amount;
}
