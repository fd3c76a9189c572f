using System.Security.Cryptography;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Auth;

/// <summary>The page on which a store's owner lets an app in. The keys go from the store's server to the app's; the browser then goes back.</summary>
internal static class AuthorizeEndpoints
{
    private const string Path = "/woocommerce/{shop}/wc-auth/v1/authorize";

    public static void MapAuthorize(this WebApplication app)
    {
        app.MapGet(Path, (string shop, HttpRequest http, WooStore store) => AuthorizeRequest.Read(store, shop, http.Query) switch
        {
            ({ } request, _) => ConsentPage(request, http.QueryString),
            (_, var problem) => Problem(problem!),
        });
        app.MapPost(Path, DecideAsync);
    }

    /// <summary>Form: <c>decision</c> approve or deny.</summary>
    private static async Task<IResult> DecideAsync(string shop, HttpRequest http, WooStore store, IHttpClientFactory clients)
    {
        var (request, problem) = AuthorizeRequest.Read(store, shop, http.Query);
        if (request is null)
            return Problem(problem!);
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        if (form["decision"] != "approve")
            return Results.Redirect(request.Back(success: false));
        var key = new WooKey($"ck_{Secret()}", $"cs_{Secret()}", shop, request.Scope, store.NextId());
        store.Keys.Put(key.ConsumerKey, key);
        if (await SendAsync(request, key, clients, http.HttpContext.RequestAborted) is { } failed)
        {
            store.Keys.Remove(key.ConsumerKey);
            return Problem(failed);
        }
        return Results.Redirect(request.Back(success: true));
    }

    private static async Task<string?> SendAsync(AuthorizeRequest request, WooKey key, IHttpClientFactory clients, CancellationToken cancel)
    {
        try
        {
            using var http = clients.CreateClient();
            using var answer = await http.PostAsJsonAsync(request.CallbackUrl, new
            {
                key_id = key.Id,
                user_id = request.UserId,
                consumer_key = key.ConsumerKey,
                consumer_secret = key.ConsumerSecret,
                key_permissions = key.Permissions,
            }, cancel);
            return answer.StatusCode == System.Net.HttpStatusCode.OK ? null : "An error occurred in the request and at the time were unable to send the consumer data";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
    }

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    private static IResult ConsentPage(AuthorizeRequest request, QueryString query) => Page.Show("Application authentication request", Html.Of($"""
        <main class="card narrow">
        <p class="brand">WooCommerce <small>simulated</small></p>
        <h1>{request.AppName} would like to connect to your store</h1>
        <p>This will give "{request.AppName}" <b>{request.Permissions}</b> access to {request.Shop.Name}, which will allow it to:</p>
        <ul class="scopes">
        <li>Create webhooks</li><li>View and manage coupons</li><li>View and manage customers</li><li>View and manage orders and sales reports</li><li>View and manage products</li>
        </ul>
        <form method="post" action="/woocommerce/{request.Shop.Slug}/wc-auth/v1/authorize{query}">
        <p class="actions">
        <button name="decision" value="approve" class="primary">Approve</button>
        <button name="decision" value="deny">Deny</button>
        </p>
        </form>
        </main>
        """), "woocommerce");

    private static IResult Problem(string message) => Page.Show("Access denied", Html.Of($"""
        <main class="card narrow">
        <p class="brand">WooCommerce <small>simulated</small></p>
        <h1>Error</h1>
        <p role="alert">{message}</p>
        </main>
        """), "woocommerce", StatusCodes.Status401Unauthorized);
}
