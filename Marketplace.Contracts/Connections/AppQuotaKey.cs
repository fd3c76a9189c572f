using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Contracts.Connections;

/// <summary>A name-based UUID (version 8, RFC 9562 §5.8: SHA-256) of a channel and its app key.</summary>
public static class AppQuotaKey
{
    public static Guid Of(string channel, string appKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"marketplace.app-quota\n{channel}\n{appKey}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
