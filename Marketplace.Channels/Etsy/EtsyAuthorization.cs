using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Channels.Etsy;

/// <summary>OAuth 2.0 with PKCE. Access tokens live an hour; refresh tokens rotate: using one makes it useless.</summary>
internal sealed class EtsyAuthorization(EtsyOptions options, TimeProvider time)
{
    private static readonly string[] _scopes = ["shops_r", "listings_r", "listings_w", "listings_d", "transactions_r", "transactions_w", "address_r", "email_r"];

    public Uri BuildAuthorizeUrl(OAuthStart start) => new(QueryHelpers.AddQueryString(options.AuthorizeUrl.ToString(), new Dictionary<string, string?>
    {
        ["response_type"] = "code",
        ["client_id"] = options.KeyString,
        ["redirect_uri"] = start.RedirectUri.ToString(),
        ["scope"] = string.Join(' ', _scopes),
        ["state"] = start.State,
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(start.CodeVerifier))),
        ["code_challenge_method"] = "S256",
    }));

    public async Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken)
    {
        var token = await RequestTokenAsync(
            http, "exchangeCode",
            [new("grant_type", "authorization_code"), new("redirect_uri", callback.RedirectUri.ToString()), new("code", callback.Code), new("code_verifier", callback.CodeVerifier)],
            cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        // The connection, and with it a pipeline that adds the token, comes only after this.
        EtsyClient Client(string shop) => new(http, shop, request => Authorize(request, token.Value));
        var me = await Client("").GetMeAsync(cancellationToken);
        if (!me.Succeeded)
            return me.Error;
        if (me.Value.ShopId is not > 0)
            return new ChannelError(ChannelErrorKind.Rejected, "This Etsy account has no shop yet. Open one on Etsy, then connect it.", "no_shop");
        var id = EtsyListingMapper.Id(me.Value.ShopId.Value);
        var shop = await Client(id).GetShopAsync(cancellationToken);
        if (!shop.Succeeded)
            return shop.Error;
        // Etsy's consent grants all scopes asked for, or none.
        return new GrantedAccount(token.Value, id, shop.Value.ShopName, Uri.TryCreate(shop.Value.Url, UriKind.Absolute, out var url) ? url : null, _scopes);
    }

    public Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken) =>
        RequestTokenAsync(http, "refreshToken", [new("grant_type", "refresh_token"), new("refresh_token", credentials.RefreshToken ?? "")], cancellationToken);

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials.AccessToken);
        request.Headers.Remove("x-api-key");
        request.Headers.Add("x-api-key", $"{options.KeyString}:{options.SharedSecret}");
    }

    private async Task<ChannelResult<ChannelCredentials>> RequestTokenAsync(
        HttpClient http, string operation, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.TokenUrl).Named(operation);
        request.Content = new FormUrlEncodedContent(fields.Prepend(new("client_id", options.KeyString)));
        var token = await http.ReadAsync(request, EtsyJson.Default.WireToken, cancellationToken);
        return token.Succeeded
            ? new ChannelCredentials(token.Value.AccessToken, token.Value.RefreshToken, time.GetUtcNow().AddSeconds(token.Value.ExpiresIn))
            : EtsyErrors.DescribeGrant(token.Error);
    }
}
