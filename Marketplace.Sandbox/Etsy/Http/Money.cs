namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>Etsy's amount of money: <see cref="Amount"/> divided by <see cref="Divisor"/>.</summary>
internal sealed class Money(decimal value, string currencyCode)
{
    public long Amount => (long)decimal.Round(value * Divisor);
    public int Divisor => 100;
    public string CurrencyCode => currencyCode;
}
