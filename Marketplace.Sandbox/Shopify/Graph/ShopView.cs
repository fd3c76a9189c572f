using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Graph;

internal sealed class ShopView(ShopifyShop shop, string origin)
{
    public string Id => Gid.Of("Shop", shop.Id);

    public string Name => shop.Name;

    public string Email => shop.Email;

    public string MyshopifyDomain => shop.Domain;

    public string CurrencyCode => shop.CurrencyCode;

    public string Url => $"{origin}/shopify/{shop.Domain}";
}
