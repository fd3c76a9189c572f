using System.Diagnostics;
using Marketplace.AppHost.Postgres;
using Npgsql;

namespace Marketplace.Tests.AppHost;

public sealed class PostgresClusterTests : IDisposable
{
    private static readonly PostgresOptions _options = new() { Durable = false };
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-cluster-{Guid.NewGuid():N}", "postgres");

    [Fact]
    public async Task A_cluster_that_is_stopped_and_started_again_keeps_its_data()
    {
        await using (var first = await StartAsync())
        {
            await first.CreateDatabaseAsync("shop", Cancel);
            await ExecuteAsync(first, "shop", "CREATE TABLE kept AS SELECT 'öl' AS word");
        }

        await using var second = await StartAsync();
        await second.CreateDatabaseAsync("shop", Cancel);
        (await ExecuteAsync(second, "shop", "SELECT initcap(word) FROM kept")).ShouldBe("Öl");
    }

    [Fact]
    public async Task A_killed_server_recovers_what_was_committed()
    {
        var killed = await StartAsync(new PostgresOptions());
        await ExecuteAsync(killed, "postgres", "CREATE TABLE kept AS SELECT 42 AS answer");
        Process.GetProcessById(PostmasterId()).Kill();
        (await killed.Exited).ShouldBe(137);
        await killed.DisposeAsync();

        await using var again = await StartAsync();
        (await ExecuteAsync(again, "postgres", "SELECT answer FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_process_id_that_another_program_has_by_now_does_not_keep_it_from_starting()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "data/postmaster.pid"), $"{Environment.ProcessId}\n", Cancel);

        await using var cluster = await StartAsync();
        (await ExecuteAsync(cluster, "postgres", "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_an_earlier_run_left_is_replaced()
    {
        await using var left = await StartAsync();
        var leftId = PostmasterId();

        await using var next = await StartAsync();
        (await left.Exited.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).ShouldBe(0);
        PostmasterId().ShouldNotBe(leftId);
        (await ExecuteAsync(next, "postgres", "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_without_the_password_gets_in()
    {
        await using var cluster = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(guess.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(connection.OpenAsync(Cancel))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_folder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<PostgresCluster> StartAsync(PostgresOptions? options = null) =>
        PostgresCluster.StartAsync(_folder, options ?? _options, TestContext.Current.SendDiagnosticMessage, Cancel);

    private int PostmasterId() => int.Parse(File.ReadLines(Path.Combine(_folder, "data/postmaster.pid")).First());

    private static async Task<object?> ExecuteAsync(PostgresCluster cluster, string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.ConnectionString(database)) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
