using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Channels.Webhooks;

/// <summary>
/// The Standard Webhooks signature: HMAC-SHA256 over <c>id.timestamp.body</c> with the base64 key after <c>whsec_</c>.
/// The header may hold several signatures while a secret is being changed.
/// </summary>
public static class StandardWebhooks
{
    private const string SecretPrefix = "whsec_";

    /// <summary>Older deliveries may be replays. The standard's recommendation.</summary>
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(5);

    /// <returns>The delivery's id; null when it is not authentic or too old.</returns>
    public static string? Verify(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var (id, timestamp) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        if (id.Length == 0 || !long.TryParse(timestamp, out var seconds) || !IsNear(seconds, now) || Key(secret) is not { } key)
            return null;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        var expected = hmac.GetHashAndReset();
        var authentic = false;
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        // Each entry is v1,<base64>; parts that are no signature do not decode to 32 bytes.
        foreach (var signature in headers["webhook-signature"].ToString().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Convert.TryFromBase64String(signature, given, out var length) && length == given.Length)
                authentic |= CryptographicOperations.FixedTimeEquals(given, expected);
        }
        return authentic ? id : null;
    }

    /// <summary>Whether a text can be a signing secret.</summary>
    public static bool IsSecret(string secret) => Key(secret) is { Length: > 0 };

    /// <summary>Compares without subtracting: the number is anybody's and may be any.</summary>
    private static bool IsNear(long seconds, DateTimeOffset now) =>
        seconds >= (now - _window).ToUnixTimeSeconds() && seconds <= (now + _window).ToUnixTimeSeconds();

    private static byte[]? Key(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) ? key[..length] : null;
    }
}
