namespace Marketplace.Channels.Seam;

/// <summary>A channel whose calls carry credentials.</summary>
public interface IAuthorize : IChannel
{
    /// <summary>What a seller is asked before the channel's own page is opened, such as the address of the shop; often nothing.</summary>
    IReadOnlyList<ChannelSetting> ConnectFields { get; }

    /// <summary>Puts the credentials on a request to the channel.</summary>
    void Authorize(HttpRequestMessage request, ChannelCredentials credentials);
}

/// <summary>OAuth 2.0 authorisation code, with PKCE (RFC 7636, S256) where the channel knows it.</summary>
public interface IAuthorizeByOAuth : IAuthorize
{
    /// <summary>The channel's consent page; an error names the connect field to mend.</summary>
    ChannelResult<Uri> BuildAuthorizeUrl(OAuthStart start);

    /// <summary>Checks the callback's own signature where the channel signs it, exchanges its code for credentials, and learns which account they are for.</summary>
    Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken);
}

/// <summary>The seller consents on the channel's page, which then sends a key pair from server to server (WooCommerce's <c>wc-auth</c>).</summary>
public interface IAuthorizeByKeys : IAuthorize
{
    /// <summary>The channel's consent page; an error names the connect field to mend.</summary>
    ChannelResult<Uri> BuildAuthorizeUrl(KeysStart start);

    /// <summary>Reads what was sent; null: it is not what the channel sends.</summary>
    SentKeys? ReadKeys(ReadOnlySpan<byte> body);

    /// <summary>Tries the keys on the account that the seller named, and learns what it is called.</summary>
    Task<ChannelResult<GrantedAccount>> AcceptKeysAsync(HttpClient http, SentKeys keys, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken);
}

/// <summary>A channel whose credentials end and are renewed.</summary>
public interface IRefreshCredentials : IAuthorize
{
    /// <summary>Where refresh tokens rotate, the old one is dead afterwards: store the answer before using it.</summary>
    Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken);
}

/// <param name="State">Random, single-use, bound to the session.</param>
/// <param name="CodeVerifier">PKCE: the secret whose S256 hash goes into the authorize URL.</param>
/// <param name="RedirectUri">Our callback, where the channel takes an address and not a name registered for it.</param>
/// <param name="Inputs">The seller's answers to <see cref="IAuthorize.ConnectFields"/>.</param>
public sealed record OAuthStart(string State, string CodeVerifier, Uri RedirectUri, IReadOnlyDictionary<string, string> Inputs);

/// <param name="Query">All parameters of the callback, decoded: some channels sign them.</param>
/// <param name="Inputs">As given to <see cref="OAuthStart"/>; what the callback says must fit.</param>
public sealed record OAuthCallback(
    string Code, string CodeVerifier, Uri RedirectUri, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Inputs)
{
    public override string ToString() => $"callback to {RedirectUri}";
}

/// <param name="State">Comes back with the keys; random, single-use.</param>
/// <param name="CallbackUrl">Where the channel's server sends the keys.</param>
/// <param name="ReturnUrl">Where the channel's page sends the seller's browser afterwards.</param>
public sealed record KeysStart(string State, Uri CallbackUrl, Uri ReturnUrl, IReadOnlyDictionary<string, string> Inputs);

/// <param name="Scopes">What the seller granted.</param>
public sealed record SentKeys(string State, ChannelCredentials Credentials, IReadOnlyList<string> Scopes);

/// <summary>Secret: encrypted before it is stored, never logged, never sent to a browser.</summary>
/// <param name="RefreshToken">What renews the access token; of a key pair, its secret half.</param>
/// <param name="ExpiresAt">Null: does not end by itself.</param>
public sealed record ChannelCredentials(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt)
{
    public override string ToString() => $"credentials until {ExpiresAt:O}";
}

/// <param name="AccountId">Names the account on the channel and never changes, such as a shop's number or its host.</param>
/// <param name="Scopes">What the seller granted.</param>
public sealed record GrantedAccount(ChannelCredentials Credentials, string AccountId, string AccountName, Uri? AccountUrl, IReadOnlyList<string> Scopes);
