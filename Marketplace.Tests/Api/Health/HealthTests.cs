using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Api.Health;

public sealed class HealthTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Health_covers_the_database_and_the_silo()
    {
        await using var api = await ApiHost.StartAsync(postgres);

        var healthy = await api.Anonymous().GetAsync("/health");
        healthy.StatusCode.ShouldBe(HttpStatusCode.OK);
        var checks = (await healthy.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks");
        checks.EnumerateObject().Select(c => (c.Name, c.Value.GetString())).ShouldBe([("database", "Healthy"), ("silo", "Healthy")], ignoreOrder: true);

        await CutOffAsync(api.ConnectionString);
        (await api.Anonymous().GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await api.Anonymous().GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task CutOffAsync(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" };
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var source = NpgsqlDataSource.Create(server);
        foreach (var sql in (string[])[$"alter database \"{name}\" allow_connections false", $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"])
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
