using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Marketplace.Data.Security;

/// <summary>Encrypts secrets before they reach the database. What is encrypted for one owner and purpose opens for no other.</summary>
public sealed class SecretProtector(IDataProtectionProvider provider)
{
    /// <param name="purpose">What the secret is, such as <c>credentials</c> or <c>webhook</c>.</param>
    /// <param name="owner">The id of the row that holds it.</param>
    public byte[] Protect(string purpose, Guid owner, string secret) => Protector(purpose, owner).Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>Throws <see cref="System.Security.Cryptography.CryptographicException"/> for a value that was altered or belongs elsewhere.</summary>
    public string Unprotect(string purpose, Guid owner, byte[] value) => Encoding.UTF8.GetString(Protector(purpose, owner).Unprotect(value));

    private IDataProtector Protector(string purpose, Guid owner) => provider.CreateProtector("Marketplace.Secrets", purpose, owner.ToString("N"));
}
