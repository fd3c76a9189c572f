namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>Names an endpoint as Etsy's definition does.</summary>
/// <param name="Id">The definition's <c>operationId</c>.</param>
/// <param name="Scope">The scope that the token needs; empty: any token; null: none is asked for.</param>
internal sealed record EtsyOperation(string Id, string? Scope);

internal static class EtsyOperationExtensions
{
    public static void Named(this RouteHandlerBuilder endpoint, string id, string? scope = null) =>
        endpoint.WithMetadata(new EtsyOperation(id, scope));
}
