using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Data.Security;

internal static class KeyRingServices
{
    /// <summary>
    /// The Data Protection key ring, in the database. With <c>DataProtection:Certificate</c> (a PKCS #12 file with an RSA key, its password in
    /// <c>DataProtection:CertificatePassword</c>) its new keys are encrypted for that certificate: who has the database alone can open no secret.
    /// </summary>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var dataProtection = services.AddDataProtection().SetApplicationName("Marketplace");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new DatabaseKeyRing(provider.GetRequiredService<NpgsqlDataSource>())));
        if (configuration["DataProtection:Certificate"] is { Length: > 0 } file)
            dataProtection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["DataProtection:CertificatePassword"]));
    }
}
