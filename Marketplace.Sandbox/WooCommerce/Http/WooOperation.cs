namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>Names an endpoint, for faults and counts: a verb and the resource, such as <c>createProduct</c>.</summary>
internal sealed record WooOperation(string Id);

internal static class WooOperationExtensions
{
    public static void Named(this RouteHandlerBuilder endpoint, string id) => endpoint.WithMetadata(new WooOperation(id));
}
