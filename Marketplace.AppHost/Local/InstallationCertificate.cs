using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

/// <summary>
/// The key of this installation, which encrypts the key ring in the database. It is never sent anywhere and never replaced: without it,
/// what the database holds encrypted (tokens, keys, sign-ins) stays closed.
/// </summary>
internal static class InstallationCertificate
{
    private const int KeyBits = 3072;
    private const int Years = 100;

    /// <summary>Makes it unless it is there.</summary>
    /// <returns>The path of the PKCS #12 file, without a password.</returns>
    public static string Ensure(string path)
    {
        if (!File.Exists(path))
        {
            using var key = RSA.Create(KeyBits);
            var request = new CertificateRequest("CN=Marketplace installation", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now, now.AddYears(Years));
            // Moved into place whole: an interrupted start leaves no half a key.
            var unfinished = $"{path}.unfinished";
            using (var file = PrivateFile.Create(unfinished))
            {
                file.Write(certificate.Export(X509ContentType.Pkcs12));
            }

            File.Move(unfinished, path);
        }

        return path;
    }
}
