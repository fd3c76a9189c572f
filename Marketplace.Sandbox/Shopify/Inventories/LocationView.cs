using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Inventories;

internal sealed class LocationView(ShopLocation location)
{
    public string Id => Gid.Of("Location", location.Id);

    public string Name => location.Name;

    public bool IsActive => location.IsActive;

    public bool FulfillsOnlineOrders => true;
}
