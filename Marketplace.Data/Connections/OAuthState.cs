using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Marketplace.Data.Connections;

/// <summary>
/// An authorisation in progress. Not a tenant table: the callback arrives with nothing but the state, whose SHA-256 is the key.
/// Used once, by the session that began it.
/// </summary>
[Table("oauth_states")]
public sealed class OAuthState
{
    [Key] public required byte[] StateHash { get; set; }
    public Guid SellerId { get; set; }
    public Guid UserId { get; set; }
    public required string Session { get; set; }
    public required string Channel { get; set; }
    /// <summary>The PKCE verifier, encrypted.</summary>
    public required byte[] Verifier { get; set; }
    public required string RedirectUri { get; set; }
    public string? ReturnPath { get; set; }
    /// <summary>What the seller was asked before, such as the shop's address.</summary>
    [Jsonb] public string Inputs { get; set; } = "{}";
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? ConsumedAt { get; set; }
    /// <summary>What came of it, where the channel's server brought the credentials and the seller's browser comes back later.</summary>
    public Guid? ConnectionId { get; set; }
    public string? Error { get; set; }
}
