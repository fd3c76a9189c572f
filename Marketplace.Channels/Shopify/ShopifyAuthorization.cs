using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Channels.Shopify;

/// <summary>Installs the app in a shop. The token is an offline one: it lives until the app is uninstalled.</summary>
internal sealed class ShopifyAuthorization(ShopifyOptions options)
{
    public const string ShopField = "shop";

    private const string TokenHeader = "X-Shopify-Access-Token";

    /// <summary>Writing includes reading.</summary>
    private static readonly string[] _scopes =
        ["write_products", "write_inventory", "read_locations", "write_orders", "write_merchant_managed_fulfillment_orders", "write_publications"];

    public static readonly ChannelSetting Shop = new(
        ShopField, "Your shop's address", "text", true, "As in your-shop.myshopify.com. You find it in Shopify under Settings › Domains.", []);

    public ChannelResult<Uri> BuildAuthorizeUrl(OAuthStart start)
    {
        if (ShopifyShop.Parse(start.Inputs.GetValueOrDefault(ShopField)) is not { } shop)
            return new ChannelError(ChannelErrorKind.Rejected, "Enter the address that ends in .myshopify.com, such as your-shop.myshopify.com.", "shop", ShopField);
        return new Uri(QueryHelpers.AddQueryString(new Uri(ShopifyShop.AddressOf(options, shop), "admin/oauth/authorize").ToString(), new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["scope"] = string.Join(',', _scopes),
            ["redirect_uri"] = start.RedirectUri.ToString(),
            ["state"] = start.State,
        }));
    }

    public async Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken)
    {
        var shop = callback.Query.GetValueOrDefault("shop");
        if (!IsAuthentic(callback.Query) || !ShopifyShop.IsDomain(shop) || shop != ShopifyShop.Parse(callback.Inputs.GetValueOrDefault(ShopField)))
            return new ChannelError(ChannelErrorKind.Rejected, "This answer did not come from the Shopify shop that was to be connected. Begin again from your connections.", "hmac");
        var token = await RequestTokenAsync(http, shop!, callback.Code, cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        string[] granted = token.Value.Scope.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (_scopes.Except(granted, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing)
            return new ChannelError(ChannelErrorKind.Rejected, $"Shopify did not grant {string.Join(", ", missing)}. Install the app again and allow it.", "scope");
        var credentials = new ChannelCredentials(token.Value.AccessToken, null, null);
        // The connection, and with it a pipeline that adds the token, comes only after this.
        var client = new ShopifyClient(http, ShopifyShop.AddressOf(options, shop!), options, request => Authorize(request, credentials));
        var named = await client.GetShopAsync(cancellationToken);
        return named.Succeeded
            ? new GrantedAccount(credentials, shop!, named.Value.Shop.Name, Uri.TryCreate(named.Value.Shop.Url, UriKind.Absolute, out var url) ? url : null, granted)
            : named.Error;
    }

    public static void Authorize(HttpRequestMessage request, ChannelCredentials credentials)
    {
        request.Headers.Remove(TokenHeader);
        request.Headers.Add(TokenHeader, credentials.AccessToken);
    }

    /// <summary>Hex HMAC-SHA256 over the sorted parameters without <c>hmac</c> and <c>signature</c>.</summary>
    internal bool IsAuthentic(IReadOnlyDictionary<string, string> query)
    {
        var message = string.Join('&', query.Where(p => p.Key is not ("hmac" or "signature")).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ClientSecret), Encoding.UTF8.GetBytes(message));
        var given = query.GetValueOrDefault("hmac") ?? "";
        return given.Length == expected.Length * 2 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), Encoding.ASCII.GetBytes(given));
    }

    private async Task<ChannelResult<WireToken>> RequestTokenAsync(HttpClient http, string shop, string code, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(ShopifyShop.AddressOf(options, shop), "admin/oauth/access_token")).Named("exchangeCode");
        request.Content = JsonContent.Create(new WireTokenRequest(options.ClientId, options.ClientSecret, code), ShopifySnakeJson.Default.WireTokenRequest);
        return await ShopifyErrors.Calls.ReadAsync(http, request, ShopifySnakeJson.Default.WireToken, cancellationToken);
    }
}
