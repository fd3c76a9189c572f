using System.Security.Cryptography;
using Marketplace.AppHost.Local;
using Marketplace.Data;
using Marketplace.Data.Schema;
using Marketplace.Data.Security;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Tests.Data;

public sealed class SecretProtectorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_secret_is_opened_by_another_process_on_the_same_database()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        var owner = Guid.CreateVersion7();
        await using var first = Process(connectionString);
        await using var second = Process(connectionString);

        var stored = first.GetRequiredService<SecretProtector>().Protect("credentials", owner, "a token");

        second.GetRequiredService<SecretProtector>().Unprotect("credentials", owner, stored).ShouldBe("a token");
        System.Text.Encoding.UTF8.GetString(stored).ShouldNotContain("a token");
    }

    [Fact]
    public async Task A_secret_of_one_owner_or_purpose_opens_for_no_other()
    {
        await using var process = Process(await postgres.CreateDatabaseAsync());
        var secrets = process.GetRequiredService<SecretProtector>();
        var owner = Guid.CreateVersion7();
        var stored = secrets.Protect("credentials", owner, "a token");

        Should.Throw<CryptographicException>(() => secrets.Unprotect("credentials", Guid.CreateVersion7(), stored));
        Should.Throw<CryptographicException>(() => secrets.Unprotect("webhook", owner, stored));
    }

    [Fact]
    public async Task With_a_certificate_the_database_alone_opens_no_secret()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("marketplace-keys-");
        try
        {
            var certificate = InstallationCertificate.Ensure(Path.Combine(folder.FullName, "certificate.pfx"));
            var owner = Guid.CreateVersion7();
            byte[] stored;
            await using (var process = Process(connectionString, certificate))
                stored = process.GetRequiredService<SecretProtector>().Protect("credentials", owner, "a token");

            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var ring = source.CreateCommand("select string_agg(xml, '') from data_protection_keys");
            ((string)(await ring.ExecuteScalarAsync(TestContext.Current.CancellationToken))!)
                .ShouldSatisfyAllConditions(xml => xml.ShouldContain("EncryptedData"), xml => xml.ShouldNotContain("masterKey"));
            await using var same = Process(connectionString, InstallationCertificate.Ensure(certificate));
            same.GetRequiredService<SecretProtector>().Unprotect("credentials", owner, stored).ShouldBe("a token");
            await using var without = Process(connectionString);
            Should.Throw<CryptographicException>(() => without.GetRequiredService<SecretProtector>().Unprotect("credentials", owner, stored));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ServiceProvider Process(string connectionString, string? certificate = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:marketplace", connectionString), new("DataProtection:Certificate", certificate)]).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddMarketplaceData(configuration).BuildServiceProvider();
    }
}
