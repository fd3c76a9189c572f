using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Ebay.Notification;

/// <summary>
/// The <c>X-EBAY-SIGNATURE</c> header: base64 of a JSON object that names the key and holds the ECDSA signature of the body over SHA-1,
/// in DER. SHA-1 is what eBay signs with, not a choice.
/// </summary>
internal sealed class EbaySignature(EbayStore store)
{
    public const string Header = "X-EBAY-SIGNATURE";
    public const string Algorithm = "ECDSA", Digest = "SHA1";

    public void Sign(HttpRequestMessage request, WebhookDelivery delivery)
    {
        var key = Current();
        using var pair = Open(key);
        var signature = pair.SignData(Encoding.UTF8.GetBytes(delivery.Body), HashAlgorithmName.SHA1, DSASignatureFormat.Rfc3279DerSequence);
        request.Headers.Add(Header, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
            new { alg = Algorithm, kid = key.Id, signature = Convert.ToBase64String(signature), digest = Digest })));
    }

    /// <summary>The public key as PEM; null for one that does not exist.</summary>
    public string? PublicKey(string id)
    {
        if (store.Keys.Find(id) is not { } key)
            return null;
        using var pair = Open(key);
        return pair.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>The newest key, made when there is none.</summary>
    public SigningKey Current()
    {
        using (store.Change())
            return store.Keys.All.MaxBy(key => key.Id, StringComparer.Ordinal) ?? Rotate();
    }

    /// <summary>From now on another key signs; the old one stays known.</summary>
    public SigningKey Rotate()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using (store.Change())
        {
            var key = new SigningKey($"{Guid.CreateVersion7(store.Now)}", Convert.ToBase64String(pair.ExportPkcs8PrivateKey()));
            return store.Keys.Put(key.Id, key);
        }
    }

    private static ECDsa Open(SigningKey key)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(Convert.FromBase64String(key.Pkcs8), out _);
        return pair;
    }
}
