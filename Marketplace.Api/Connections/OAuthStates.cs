using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Security;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Connections;

/// <summary>
/// Consents in progress. The state that travels through the channel is random, kept only as its hash, good for ten minutes and for one use,
/// and only in the browser that began.
/// </summary>
internal sealed class OAuthStates(MarketplaceDb db, SecretProtector secrets, TimeProvider time)
{
    private const string VerifierPurpose = "oauth-verifier";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);

    /// <summary>256 random bits in 43 characters that a URL carries as they are; long enough for a PKCE verifier too.</summary>
    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public async Task<(string State, string Verifier)> BeginAsync(ConsentBegun begun, CancellationToken cancellationToken)
    {
        var (state, verifier, now) = (Random(), Random(), time.GetUtcNow());
        await db.OAuthStates.Where(old => old.ExpiresAt < now - _kept).ExecuteDeleteAsync(cancellationToken);
        db.OAuthStates.Add(new OAuthState
        {
            StateHash = Hash(state),
            SellerId = begun.SellerId,
            UserId = begun.UserId,
            Session = SessionOf(begun.Browser),
            Channel = begun.Channel,
            Verifier = secrets.Protect(VerifierPurpose, begun.UserId, verifier),
            RedirectUri = begun.RedirectUri.ToString(),
            ReturnPath = begun.ReturnPath,
            Inputs = JsonSerializer.Serialize(begun.Inputs),
            ExpiresAt = now + Lifetime,
        });
        await db.SaveChangesAsync(cancellationToken);
        return (state, verifier);
    }

    /// <summary>The consent that the state stands for, used up by this; null when there is none, it is another browser's, or it was used before.</summary>
    /// <param name="state">As it came back.</param>
    /// <param name="channel">Whose callback it came to.</param>
    /// <param name="browser">The cookie of <see cref="BeginAsync"/>'s browser.</param>
    /// <param name="user">Who is signed in, if anybody is.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<ConsentReturned?> UseAsync(string state, string channel, string browser, Guid? user, CancellationToken cancellationToken)
    {
        var (hash, session, now) = (Hash(state), SessionOf(browser), time.GetUtcNow());
        var mine = db.OAuthStates.Where(s => s.StateHash == hash && s.Channel == channel && s.Session == session && (user == null || s.UserId == user));
        if (await mine.Where(s => s.ConsumedAt == null && s.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConsumedAt, now), cancellationToken) != 1)
            return null;
        return Returned(await mine.AsNoTracking().SingleAsync(cancellationToken));
    }

    /// <summary>The same for a channel whose server brings the credentials: it has no browser, and is believed because it knows the state.</summary>
    public async Task<ConsentReturned?> UseByServerAsync(string state, string channel, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(state), time.GetUtcNow());
        var consent = db.OAuthStates.Where(s => s.StateHash == hash && s.Channel == channel);
        return await consent.Where(s => s.ConsumedAt == null && s.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConsumedAt, now), cancellationToken) == 1
            ? Returned(await consent.AsNoTracking().SingleAsync(cancellationToken))
            : null;
    }

    /// <summary>Keeps what came of a consent that the channel's server brought, for the seller's browser to find.</summary>
    public Task WriteOutcomeAsync(string state, Guid? connectionId, string? error, CancellationToken cancellationToken)
    {
        var hash = Hash(state);
        return db.OAuthStates.Where(s => s.StateHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ConnectionId, connectionId).SetProperty(s => s.Error, error), cancellationToken);
    }

    /// <summary>What came of a consent that this browser began; null: it began none.</summary>
    public async Task<ConsentOutcome?> ReadOutcomeAsync(string state, string channel, string browser, CancellationToken cancellationToken)
    {
        var (hash, session) = (Hash(state), SessionOf(browser));
        return await db.OAuthStates.Where(s => s.StateHash == hash && s.Channel == channel && s.Session == session)
            .Select(s => new ConsentOutcome(s.ReturnPath ?? "/", s.ConnectionId, s.Error)).SingleOrDefaultAsync(cancellationToken);
    }

    private ConsentReturned Returned(OAuthState used) => new(
        used.SellerId, secrets.Unprotect(VerifierPurpose, used.UserId, used.Verifier), used.RedirectUri, used.ReturnPath ?? "/",
        JsonSerializer.Deserialize<Dictionary<string, string>>(used.Inputs)!);

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string SessionOf(string browser) => Convert.ToHexString(Hash(browser));
}

/// <param name="Browser">A secret that only the browser has, in a cookie.</param>
internal sealed record ConsentBegun(Guid SellerId, Guid UserId, string Browser, string Channel, Uri RedirectUri, string ReturnPath, IReadOnlyDictionary<string, string> Inputs);

/// <param name="ReturnPath">Where in the web app connecting began.</param>
internal sealed record ConsentOutcome(string ReturnPath, Guid? ConnectionId, string? Error);

internal sealed record ConsentReturned(Guid SellerId, string Verifier, string RedirectUri, string ReturnPath, Dictionary<string, string> Inputs)
{
    public override string ToString() => $"consent of {SellerId}";
}
