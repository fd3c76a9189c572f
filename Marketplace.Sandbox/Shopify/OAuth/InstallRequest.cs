using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Sandbox.Shopify.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Sandbox.Shopify.OAuth;

/// <summary>The parameters that an app sends the merchant's browser to the install page with.</summary>
internal sealed record InstallRequest(ShopifyApp App, ShopifyShop Shop, Uri RedirectUri, IReadOnlyList<string> Scopes, string State)
{
    /// <summary>Nothing wrong goes back to the app, as on Shopify: the merchant is told.</summary>
    public static (InstallRequest? Request, string? Problem) Read(ShopifyStore store, string shop, IQueryCollection query)
    {
        if (store.Shops.Find(shop) is not { } found)
            return (null, $"There is no shop at {shop}.");
        if (store.Apps.Find(Value("client_id")) is not { } app)
            return (null, "Oauth error invalid_request: Could not find Shopify API application with api_key.");
        if (!Uri.TryCreate(Value("redirect_uri"), UriKind.Absolute, out var redirect) || !IsRegistered(app, redirect))
            return (null, "Oauth error invalid_request: The redirect_uri is not whitelisted.");
        string[] scopes = Value("scope").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return scopes.FirstOrDefault(s => !ShopifyScopes.All.ContainsKey(s)) is { } unknown
            ? (null, $"Oauth error invalid_scope: {unknown} is not a valid scope.")
            : (new(app, found, redirect, scopes, Value("state")), null);

        string Value(string name) => query[name].ToString();
    }

    /// <summary>The app's address with the answer, and over all of it the <c>hmac</c>.</summary>
    public Uri Back(string code, DateTimeOffset now)
    {
        var answer = new SortedDictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["host"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin.shopify.com/store/{Shop.Domain.Split('.')[0]}")).TrimEnd('='),
            ["shop"] = Shop.Domain,
            ["state"] = State,
            ["timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        var message = string.Join('&', answer.Select(a => $"{a.Key}={a.Value}"));
        answer["hmac"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(App.ClientSecret), Encoding.UTF8.GetBytes(message)));
        return new Uri(QueryHelpers.AddQueryString(RedirectUri.ToString(), answer));
    }

    private static bool IsRegistered(ShopifyApp app, Uri redirect) =>
        app.RedirectUris.Contains(redirect.ToString()) || (redirect.IsLoopback && redirect.Scheme is "http" or "https");
}
