using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Data.Tenancy;

/// <summary>
/// The way to a seller's rows: connections and contexts leased to one seller. Row-level security shows them that seller's
/// rows only, whatever the query says.
/// </summary>
/// <param name="source">What leases use. Its pool resets a connection that comes back, which takes the seller off.</param>
/// <param name="batches">What <see cref="TenantBatch"/>es use: as they leave nothing behind, its pool need not reset. Null: the same as the leases.</param>
public sealed class TenantDatabase(NpgsqlDataSource source, NpgsqlDataSource? batches = null)
{
    private readonly NpgsqlDataSource _batches = batches ?? source;

    private readonly DbContextOptions<MarketplaceDb> _options =
        new DbContextOptionsBuilder<MarketplaceDb>().UseNpgsql(source).AddInterceptors(new SellerInterceptor()).Options;

    /// <summary>A connection for the hot paths' own SQL. Disposing it returns it to the pool, which takes the seller off.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(Guid sellerId, CancellationToken cancellationToken = default)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await SetSellerAsync(connection, sellerId, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Statements that are sent together, without a lease.</summary>
    public TenantBatch CreateBatch(Guid sellerId) => new(_batches.CreateBatch(), sellerId);

    /// <summary>A context that opens a connection when it needs one and gives it back after each query.</summary>
    /// <param name="seller">One without an id sees no tenant's rows at all: only what belongs to nobody, such as the users.</param>
    public MarketplaceDb CreateContext(CurrentSeller seller) => new(_options) { Seller = seller };

    /// <inheritdoc cref="CreateContext(CurrentSeller)"/>
    public MarketplaceDb CreateContext(Guid sellerId)
    {
        var seller = new CurrentSeller();
        seller.ActFor(sellerId);
        return CreateContext(seller);
    }

    /// <summary>A context that holds one connection until it is disposed: for several statements in a row.</summary>
    public async Task<MarketplaceDb> CreateContextAsync(Guid sellerId, CancellationToken cancellationToken = default)
    {
        var context = CreateContext(sellerId);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whose resource an id is, or null if there is none: the one question asked across sellers when a grain activates.</summary>
    /// <param name="kind"><c>connection</c>, <c>listing</c>, <c>inventory_item</c> or <c>import</c>.</param>
    public async Task<Guid?> FindOwnerAsync(string kind, Guid id, CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand("select resource_owner($1, $2)");
        command.Parameters.Add(new() { Value = kind });
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }

    internal static NpgsqlCommand SellerCommand(NpgsqlConnection connection, Guid sellerId) =>
        new("select set_config('marketplace.seller_id', $1, false)", connection)
        {
            Parameters = { new() { Value = sellerId.ToString(), NpgsqlDbType = NpgsqlDbType.Text } },
        };

    private static async Task SetSellerAsync(NpgsqlConnection connection, Guid sellerId, CancellationToken cancellationToken)
    {
        await using var command = SellerCommand(connection, sellerId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
