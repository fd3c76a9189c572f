namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>Names an endpoint as eBay's definition does.</summary>
/// <param name="Api">The API that it belongs to.</param>
/// <param name="Id">The definition's <c>operationId</c>.</param>
/// <param name="Scopes">Any of them lets the token in, without their common prefix; the empty name is the basic scope. None: any token.</param>
internal sealed record EbayOperation(EbayApi Api, string Id, IReadOnlyList<string> Scopes)
{
    /// <summary>What a planned fault and the call counter name it by: the Post-Order definitions use the same id twice.</summary>
    public string Name => Api.IsPostOrder && Id == "search" ? $"{Id}{Api.Name}" : Id;
}

internal static class EbayOperationExtensions
{
    /// <summary>The group of an API's endpoints.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app, EbayApi api) => app.MapGroup(EbaySimulator.Root + api.Root).WithMetadata(api);

    public static void Named(this RouteHandlerBuilder endpoint, EbayApi api, string id, params IReadOnlyList<string> scopes) =>
        endpoint.WithMetadata(new EbayOperation(api, id, scopes));
}
