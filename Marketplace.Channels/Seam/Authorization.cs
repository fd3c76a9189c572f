namespace Marketplace.Channels.Seam;

/// <summary>OAuth 2.0 authorisation code with PKCE (RFC 7636, S256).</summary>
public interface IAuthorizeByOAuth : IChannel
{
    Uri BuildAuthorizeUrl(OAuthStart start);

    /// <summary>Exchanges the code of the callback for credentials and learns which account they are for.</summary>
    Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken);

    /// <summary>Where refresh tokens rotate, the old one is dead afterwards: store the answer before using it.</summary>
    Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken);

    /// <summary>Puts the credentials on a request to the channel.</summary>
    void Authorize(HttpRequestMessage request, ChannelCredentials credentials);
}

/// <param name="State">Random, single-use, bound to the session.</param>
/// <param name="CodeVerifier">PKCE: the secret whose S256 hash goes into the authorize URL.</param>
public sealed record OAuthStart(string State, string CodeVerifier, Uri RedirectUri);

public sealed record OAuthCallback(string Code, string CodeVerifier, Uri RedirectUri);

/// <summary>Secret: encrypted before it is stored, never logged, never sent to a browser.</summary>
public sealed record ChannelCredentials(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt)
{
    public override string ToString() => $"credentials until {ExpiresAt:O}";
}

/// <param name="Scopes">What the seller granted.</param>
public sealed record GrantedAccount(ChannelCredentials Credentials, string AccountId, string AccountName, Uri? AccountUrl, IReadOnlyList<string> Scopes);

/// <summary>Asks the channel whether it answers and accepts the credentials.</summary>
public interface IValidateConnection : IChannel
{
    Task<ChannelResult<Done>> ValidateAsync(ChannelSession session, CancellationToken cancellationToken);
}

/// <summary>What the seller chooses once per connection (and may change per listing).</summary>
public interface IDescribeSettings : IChannel
{
    /// <summary>The choices as the account has them now: shipping profiles, categories …</summary>
    Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken);

    /// <summary>The names of required settings that are not chosen yet.</summary>
    IReadOnlyList<string> MissingSettings(System.Text.Json.JsonElement settings);
}

/// <param name="Kind"><c>choice</c>, <c>text</c>, <c>number</c> or <c>flag</c>.</param>
/// <param name="Default">The value to start with when the account leaves only one sensible choice.</param>
public sealed record ChannelSetting(string Name, string Label, string Kind, bool Required, string? Help, IReadOnlyList<ChannelChoice> Choices, string? Default = null);

public sealed record ChannelChoice(string Value, string Label, string? Group = null);
