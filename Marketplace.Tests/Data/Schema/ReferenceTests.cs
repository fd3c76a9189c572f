using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Orders;
using Marketplace.Data.Sellers;
using Marketplace.Tests.Data.Inventory;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Tests.Data.Schema;

/// <summary>What is checked once a statement instead of by foreign keys holds what those would.</summary>
public sealed class ReferenceTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_sellers_product_takes_no_variant()
    {
        await using var item = await StockedItem.CreateAsync(postgres, onHand: 1);
        var product = await ProductAsync(item);
        var stranger = Guid.CreateVersion7();
        await using var db = item.Database.CreateContext(stranger);
        db.Add(new Seller { Id = stranger, Name = "Stranger", CreatedAt = StockedItem.Now });
        await db.SaveChangesAsync(Cancel);

        (await RefusedAsync(() => AddVariantAsync(db, stranger, product))).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task A_variant_stays_with_its_product()
    {
        await using var item = await StockedItem.CreateAsync(postgres, onHand: 1);
        var moved = await Should.ThrowAsync<PostgresException>(() => item.ExecuteAsync("update variants set product_id = gen_random_uuid() where seller_id = $1"));
        moved.SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task A_product_that_is_being_deleted_takes_no_variant_any_more()
    {
        await using var item = await StockedItem.CreateAsync(postgres, onHand: 1);
        var product = await ProductAsync(item);
        await using var deleting = item.Database.CreateContext(item.SellerId);
        await using var adding = item.Database.CreateContext(item.SellerId);
        await using var transaction = await deleting.Database.BeginTransactionAsync(Cancel);
        await deleting.Products.Where(p => p.Id == product).ExecuteDeleteAsync(Cancel);

        var refused = RefusedAsync(() => AddVariantAsync(adding, item.SellerId, product));
        await WaitsForALockAsync(item);
        await transaction.CommitAsync(Cancel);

        (await refused).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task A_product_with_a_variant_that_is_being_added_is_deleted_after_it_and_takes_it_along()
    {
        await using var item = await StockedItem.CreateAsync(postgres, onHand: 1);
        var product = await ProductAsync(item);
        await using var deleting = item.Database.CreateContext(item.SellerId);
        await using var adding = item.Database.CreateContext(item.SellerId);
        await using var transaction = await adding.Database.BeginTransactionAsync(Cancel);
        await AddVariantAsync(adding, item.SellerId, product);

        var deleted = deleting.Products.Where(p => p.Id == product).ExecuteDeleteAsync(Cancel);
        await WaitsForALockAsync(item);
        await transaction.CommitAsync(Cancel);

        (await deleted).ShouldBe(1);
        (await deleting.Variants.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task An_order_outlives_its_product_and_keeps_its_connection()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await shop.RunAsync(c => OrderStore.WriteAsync(c, shop.ConnectionId, [ConnectedShop.Order("1", "P1")], ConnectedShop.Now, Cancel));

        (await shop.ReadAsync("delete from products where id = (select product_id from order_lines) returning 'gone'")).ShouldBe(["gone"]);
        (await shop.ReadAsync("select concat_ws(' ', sku, product_id, variant_id) from order_lines")).ShouldBe(["P1"]);
        (await Should.ThrowAsync<PostgresException>(() => shop.ReadAsync("delete from connections returning 'gone'"))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        (await shop.ReadAsync("delete from orders returning 'gone'")).ShouldBe(["gone"]);
        (await shop.ReadAsync("select id::text from order_lines")).ShouldBeEmpty();
    }

    private static async Task<Guid> ProductAsync(StockedItem item)
    {
        await using var db = item.Database.CreateContext(item.SellerId);
        return await db.Products.Select(p => p.Id).SingleAsync(Cancel);
    }

    private static Task<int> AddVariantAsync(MarketplaceDb db, Guid seller, Guid product)
    {
        db.Add(new Variant
        {
            Id = Guid.CreateVersion7(),
            SellerId = seller,
            ProductId = product,
            Position = 1,
            Sku = "LAMP-2",
            Price = 1,
            CreatedAt = StockedItem.Now,
            UpdatedAt = StockedItem.Now,
        });
        return db.SaveChangesAsync(Cancel);
    }

    private static async Task<string?> RefusedAsync(Func<Task> write) =>
        ((await Should.ThrowAsync<DbUpdateException>(write)).InnerException as PostgresException)?.SqlState;

    private static Task WaitsForALockAsync(StockedItem item) => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var waiting = item.Source.CreateCommand(
                "select exists (select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database())");
            return (bool)(await waiting.ExecuteScalarAsync(Cancel))!;
        },
        Cancel);
}
