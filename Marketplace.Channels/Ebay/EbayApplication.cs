using System.Collections.Concurrent;
using System.Security.Cryptography;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>What the app itself has at eBay, whoever the seller: its token, and the public keys that notifications are signed with.</summary>
internal sealed class EbayApplication(EbayOptions options, EbayAuthorization authorization, TimeProvider time) : IDisposable
{
    /// <summary>eBay asks to keep keys for about an hour instead of asking for each notification. Made-up key ids are remembered as well.</summary>
    private static readonly TimeSpan _keptFor = TimeSpan.FromHours(1);

    private const int MostKeys = 1_000;

    private readonly ConcurrentDictionary<string, (string? Pem, DateTimeOffset Until)> _keys = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private ChannelCredentials? _token;

    public async Task<ChannelResult<EbayClient>> ConnectAsync(HttpClient http, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_token is null || _token.ExpiresAt <= time.GetUtcNow())
            {
                var token = await authorization.RequestApplicationTokenAsync(http, cancellationToken);
                if (!token.Succeeded)
                    return token.Error;
                _token = token.Value;
            }
            var current = _token;
            return new EbayClient(http, options, authorize: request => EbayAuthorization.Authorize(request.WithOwnCredentials(), current));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether the key of that id made the signature. False also where the key cannot be had: eBay sends the notification again.</summary>
    public async ValueTask<bool> VerifyAsync(HttpClient http, string keyId, ReadOnlyMemory<byte> body, byte[] signature, CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(http, keyId, cancellationToken) is not { } pem)
            return false;
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            // SHA-1 is what eBay signs with, not a choice.
            return key.VerifyData(body.Span, signature, HashAlgorithmName.SHA1, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception unusable) when (unusable is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<string?> FindKeyAsync(HttpClient http, string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_keys.TryGetValue(id, out var kept) && kept.Until > now)
            return kept.Pem;
        var client = await ConnectAsync(http, cancellationToken);
        if (!client.Succeeded)
            return null;
        var key = await client.Value.GetPublicKeyAsync(id, cancellationToken);
        if (!key.Succeeded && key.Error.Kind is not (ChannelErrorKind.NotFound or ChannelErrorKind.Rejected))
            return null;
        if (_keys.Count >= MostKeys)
            _keys.Clear();
        _keys[id] = (key.Value?.Key, now + _keptFor);
        return key.Value?.Key;
    }
}
