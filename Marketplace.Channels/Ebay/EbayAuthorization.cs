using System.Net.Http.Headers;
using System.Text;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Channels.Ebay;

/// <summary>OAuth 2.0 with the app's secret. Access tokens live two hours; the refresh token stays the same for eighteen months.</summary>
internal sealed class EbayAuthorization(EbayOptions options, TimeProvider time)
{
    private const string BasicScope = "https://api.ebay.com/oauth/api_scope";
    private const string PostOrderPath = "/post-order/";

    /// <summary>With the pipeline's own margin of two minutes, a token is used for 1 h 56 min of its two hours.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(2);

    private static readonly ChannelCalls _tokens = new(EbayErrors.Channel, DescribeGrant);

    private string[] Scopes => options.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary><c>redirect_uri</c> is not our address but the name that eBay knows it by.</summary>
    public Uri BuildAuthorizeUrl(OAuthStart start) => new(QueryHelpers.AddQueryString(options.AuthorizeUrl.ToString(), new Dictionary<string, string?>
    {
        ["response_type"] = "code",
        ["client_id"] = options.ClientId,
        ["redirect_uri"] = options.RuName,
        ["scope"] = string.Join(' ', Scopes),
        ["state"] = start.State,
    }));

    public async Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken)
    {
        var token = await RequestTokenAsync(
            http, "exchangeCode", [new("grant_type", "authorization_code"), new("redirect_uri", options.RuName), new("code", callback.Code)], null, cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        // The connection, and with it a pipeline that adds the token, comes only after this.
        var user = await new EbayClient(http, options, authorize: request => Authorize(request, token.Value)).GetUserAsync(cancellationToken);
        // eBay's consent grants all scopes asked for, or none.
        return user.Succeeded
            ? new GrantedAccount(token.Value, user.Value.UserId, user.Value.Username ?? user.Value.UserId, null, Scopes)
            : user.Error;
    }

    /// <summary>eBay answers without a refresh token: the one there is goes on.</summary>
    public Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken) => RequestTokenAsync(
        http, "refreshToken", [new("grant_type", "refresh_token"), new("refresh_token", credentials.RefreshToken ?? "")], credentials.RefreshToken, cancellationToken);

    /// <summary>A token of the app itself, for what belongs to no seller.</summary>
    public Task<ChannelResult<ChannelCredentials>> RequestApplicationTokenAsync(HttpClient http, CancellationToken cancellationToken) =>
        RequestTokenAsync(http, "applicationToken", [new("grant_type", "client_credentials"), new("scope", BasicScope)], null, cancellationToken);

    /// <summary>The Post-Order API is older than OAuth and calls the same token IAF.</summary>
    public static void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => request.Headers.Authorization = new AuthenticationHeaderValue(
        request.RequestUri!.AbsolutePath.Contains(PostOrderPath, StringComparison.Ordinal) ? "IAF" : "Bearer", credentials.AccessToken);

    private async Task<ChannelResult<ChannelCredentials>> RequestTokenAsync(
        HttpClient http, string operation, IEnumerable<KeyValuePair<string, string>> fields, string? refreshToken, CancellationToken cancellationToken)
    {
        // Nothing is used up by asking twice but a code, and a used-up code is refused.
        var request = new HttpRequestMessage(HttpMethod.Post, options.TokenUrl).Named(operation).SafeToRepeat().WithOwnCredentials();
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}")));
        request.Content = new FormUrlEncodedContent(fields);
        var token = await _tokens.ReadAsync(http, request, EbayTokenJson.Default.WireToken, cancellationToken);
        return token.Succeeded
            ? new ChannelCredentials(token.Value.AccessToken, token.Value.RefreshToken ?? refreshToken, time.GetUtcNow().AddSeconds(token.Value.ExpiresIn) - _margin)
            : token.Error;
    }

    /// <summary>RFC 6749 §5.2: <c>invalid_grant</c> when the seller has to consent again, <c>invalid_client</c> when the app's keys are wrong.</summary>
    private static ChannelError DescribeGrant(HttpRequestMessage request, HttpResponseMessage response, string body)
    {
        return ErrorOf(body) switch
        {
            "invalid_grant" => new(ChannelErrorKind.Unauthorized, "eBay no longer accepts this account's authorisation. Connect the account again.", "invalid_grant"),
            "invalid_client" or "unauthorized_client" =>
                new(ChannelErrorKind.Unavailable, "eBay does not accept the app keys of this installation. Its operator has to renew them.", "invalid_client"),
            "invalid_scope" => new(ChannelErrorKind.Rejected, "eBay does not grant all permissions that this installation asks for. Its operator has to shorten the list.", "invalid_scope"),
            var code => new(ChannelErrorKind.Rejected, $"eBay refuses the authorisation ({code ?? "no reason given"}).", code),
        };
    }

    private static string? ErrorOf(string body)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize(body, EbayTokenJson.Default.WireTokenError)?.Error;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
