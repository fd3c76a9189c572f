using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>What every call of the API passes: the host's limit, the keys, planned faults.</summary>
internal sealed class WooGate(RequestDelegate next, WooStore store, [FromKeyedServices(WooCommerceSimulator.Channel)] AppLimits limits, FaultPlans faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            var operation = context.GetEndpoint()?.Metadata.GetMetadata<WooOperation>() ?? throw WooRefusal.NoRoute();
            var shop = store.Shops.Find(context.GetRouteValue("shop")?.ToString() ?? "") ?? throw WooRefusal.NoRoute();
            if (limits.Spend(shop.Slug).RetryAfter is { } wait)
            {
                await RefuseAsync(context, StatusCodes.Status429TooManyRequests, wait);
                return;
            }
            CheckKeys(context.Request, shop);
            store.Calls.AddOrUpdate(operation.Id, 1, (_, n) => n + 1);
            context.Items[typeof(WooShop)] = shop;
            await faults[WooCommerceSimulator.Channel].RunAsync(context, operation.Id, next, status => RefuseAsync(context, status, TimeSpan.FromSeconds(1)));
        }
        catch (WooRefusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            await context.Response.WriteAsJsonAsync(refusal.Body, context.RequestAborted);
        }
    }

    /// <summary>Basic authentication, which WooCommerce takes over https; the simulator takes it over http, too.</summary>
    private void CheckKeys(HttpRequest request, WooShop shop)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Scheme != "Basic" || Decode(header.Parameter) is not [var consumerKey, var secret])
            throw new WooRefusal(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
        if (store.Keys.Find(consumerKey) is not { } key || key.Shop != shop.Slug)
            throw Unauthenticated("Consumer key is invalid.");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key.ConsumerSecret), Encoding.UTF8.GetBytes(secret)))
            throw Unauthenticated("Consumer secret is invalid.");
        var reading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (reading && !key.Reads)
            throw Unauthenticated("The API key provided does not have read permissions.");
        if (!reading && !key.Writes)
            throw Unauthenticated("The API key provided does not have write permissions.");
    }

    private static string[]? Decode(string? parameter)
    {
        var bytes = new byte[parameter?.Length ?? 0];
        return Convert.TryFromBase64String(parameter ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) : null;
    }

    private static WooRefusal Unauthenticated(string message) => new(401, "woocommerce_rest_authentication_error", message);

    /// <summary>The host's answers, not WooCommerce's: in HTML.</summary>
    private static async Task RefuseAsync(HttpContext context, int status, TimeSpan wait)
    {
        context.Response.StatusCode = status;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString();
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync($"<html><body><h1>{status}</h1></body></html>", context.RequestAborted);
    }
}
