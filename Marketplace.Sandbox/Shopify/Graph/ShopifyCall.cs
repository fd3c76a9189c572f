using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>One call of the Admin API: for which shop, by whom, in which version.</summary>
/// <param name="Origin">Where addresses in the answer point.</param>
/// <param name="Bulk">A bulk operation's query: connections answer everything.</param>
/// <param name="Window">Which of the root records a bulk operation answers now.</param>
internal sealed record ShopifyCall(
    ShopifyStore Store, ShopifyShop Shop, ShopifyToken Token, string Version, string Origin, IServiceProvider Services, bool Bulk = false, BulkWindow? Window = null)
{
    public string Domain => Shop.Domain;

    /// <exception cref="ShopifyRefusal">The seller did not grant it. Who may write may read.</exception>
    public void Require(string field, string scope)
    {
        if (!Token.Scopes.Contains(scope) && !Token.Scopes.Contains(scope.Replace("read_", "write_", StringComparison.Ordinal)))
            throw ShopifyRefusal.Denied(field, scope);
    }

    public Product? Product(string? gid) =>
        Gid.TryParse(gid, "Product", out var id) && Store.Products.Find(id) is { } product && product.Shop == Domain ? product : null;

    public Order? Order(string? gid) =>
        Gid.TryParse(gid, "Order", out var id) && Store.Orders.Find(id) is { } order && order.Shop == Domain ? order : null;

    public ShopLocation? Location(string? gid) =>
        Gid.TryParse(gid, "Location", out var id) && Store.Locations.Find(id) is { } location && location.Shop == Domain ? location : null;

    /// <summary>The root records that are answered now.</summary>
    public IEnumerable<T> InWindow<T>(IEnumerable<T> roots) => Window is null ? roots : roots.Skip(Window.From).Take(Window.Length);

    public MoneyBag Money(decimal amount) => MoneyBag.Of(amount, Shop.CurrencyCode);
}

internal sealed record BulkWindow(int From, int Length);

internal sealed record MoneyBag(Money PresentmentMoney, Money ShopMoney)
{
    public static MoneyBag Of(decimal amount, string currency)
    {
        var money = new Money(Money.Text(amount), currency);
        return new(money, money);
    }
}

/// <param name="Amount">A decimal in a string, as all of Shopify's money.</param>
internal sealed record Money(string Amount, string CurrencyCode)
{
    public static string Text(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
