using Npgsql;

namespace Marketplace.Tests.Fixtures;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_caller_gets_a_database_of_its_own()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => postgres.CreateDatabaseAsync(cancellationToken)));

        foreach (var database in databases)
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand("CREATE TABLE mine (id int)");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
