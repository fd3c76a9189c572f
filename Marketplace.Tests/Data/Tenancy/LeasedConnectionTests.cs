using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Tests.Data.Tenancy;

public sealed class LeasedConnectionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_returned_connection_has_lost_its_seller_and_kept_its_role()
    {
        await using var source = await OnePooledConnectionAsync();
        var database = new TenantDatabase(source);
        var seller = Guid.CreateVersion7();
        var backends = new List<int>();
        // More often than it takes Npgsql to prepare a statement, because the pool resets differently from then on.
        for (var i = 0; i < 5; i++)
        {
            await using (var leased = await database.OpenAsync(seller))
                (await StateAsync(leased)).ShouldBe((seller.ToString(), ApplicationConnectionString.Role));
            await using var returned = await source.OpenConnectionAsync();
            backends.Add(returned.ProcessID);
            (await StateAsync(returned)).ShouldBe(("", ApplicationConnectionString.Role));
        }

        backends.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_batch_sees_its_own_seller_and_leaves_nobody_on_the_connection()
    {
        await using var source = await OnePooledConnectionAsync(resets: false);
        var database = new TenantDatabase(source);
        // More often than it takes Npgsql to prepare a statement.
        for (var i = 0; i < 5; i++)
        {
            var seller = Guid.CreateVersion7();
            await using (var batch = database.CreateBatch(seller))
            {
                batch.Add("select current_seller()");
                (await batch.ReadFirstAsync(row => row.GetGuid(0), CancellationToken.None)).ShouldBe(seller);
            }

            await using var next = await source.OpenConnectionAsync();
            (await StateAsync(next)).ShouldBe(("", ApplicationConnectionString.Role));
        }
    }

    [Fact]
    public async Task A_batch_that_fails_writes_nothing()
    {
        await using var source = await OnePooledConnectionAsync();
        var database = new TenantDatabase(source);
        var seller = Guid.CreateVersion7();
        await using (var batch = database.CreateBatch(seller))
        {
            batch.Add("insert into sellers (id, name, currency, created_at) values ($1, 'Seller', 'USD', now())", seller);
            batch.Add("select 1 / 0");
            await Should.ThrowAsync<PostgresException>(() => batch.ReadAsync(_ => Task.FromResult(true), CancellationToken.None));
        }

        await using var db = database.CreateContext(seller);
        (await db.Sellers.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_context_sees_its_own_seller_over_shared_connections()
    {
        await using var source = await OnePooledConnectionAsync();
        var database = new TenantDatabase(source);
        Guid[] sellers = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var id in sellers)
        {
            await using var db = database.CreateContext(id);
            db.Sellers.Add(new Seller { Id = id, Name = $"Seller {id}", CreatedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
        }

        foreach (var id in sellers)
        {
            await using var db = database.CreateContext(id);
            (await db.Sellers.Select(s => s.Id).ToListAsync()).ShouldBe([id]);
        }

        await using var nobody = database.CreateContext(new CurrentSeller());
        (await nobody.Sellers.CountAsync()).ShouldBe(0);
    }

    private async Task<NpgsqlDataSource> OnePooledConnectionAsync(bool resets = true)
    {
        var connectionString = ApplicationConnectionString.From(await postgres.CreateDatabaseAsync());
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 1, NoResetOnClose = !resets });
    }

    private static async Task<(string Seller, string Role)> StateAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select coalesce(current_setting('marketplace.seller_id', true), ''), current_user::text", connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetString(1));
    }
}
