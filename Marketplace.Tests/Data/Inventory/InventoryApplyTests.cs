using Marketplace.Data.Inventory;
using Marketplace.Data.Orders;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static Marketplace.Tests.Data.Inventory.StockedItem;

namespace Marketplace.Tests.Data.Inventory;

public sealed class InventoryApplyTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_reservation_holds_units_until_it_is_committed_or_released()
    {
        await using var item = await CreateAsync(postgres, onHand: 3);

        var reserved = await item.ApplyAsync(Reserve("a", 2), Reserve("b", 1), Reserve("c", 1));
        reserved.Outcomes.ShouldBe(["done", "done", "insufficient"]);
        (await item.LevelAsync()).ShouldBe((3, 3));

        await item.ApplyAsync(Of("commit", "commit:a", subject: reserved.ReservationIds[0]), Of("release", "release:b", subject: reserved.ReservationIds[1]));
        (await item.LevelAsync()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_repeated_key_changes_nothing_and_names_the_same_reservation()
    {
        await using var item = await CreateAsync(postgres, onHand: 3);

        var first = await item.ApplyAsync(Reserve("a", 2));
        var again = await item.ApplyAsync(Reserve("a", 2));

        again.Outcomes.ShouldBe(["repeated"]);
        again.ReservationIds.ShouldBe(first.ReservationIds);
        (await item.LevelAsync()).ShouldBe((3, 2));
    }

    [Fact]
    public async Task A_hold_is_settled_once_whoever_comes_first()
    {
        await using var item = await CreateAsync(postgres, onHand: 1);
        var hold = (await item.ApplyAsync(Reserve("a"))).ReservationIds[0];

        (await item.ApplyAsync(Of("expire", "expire:a", subject: hold))).Outcomes.ShouldBe(["unknown_reservation"]);
        (await item.ApplyAsync(Now.AddHours(1), Of("expire", "expire:a", subject: hold))).Outcomes.ShouldBe(["done"]);
        (await item.ApplyAsync(Of("commit", "commit:a", subject: hold))).Outcomes.ShouldBe(["unknown_reservation"]);
        (await item.LevelAsync()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_was_sold_of_a_reservation_is_reserved_again_as_a_new_one_and_once_only()
    {
        await using var item = await CreateAsync(postgres, onHand: 3);
        var first = (await item.ApplyAsync(Reserve("a", 2))).ReservationIds[0];
        (await item.ApplyAsync(Reopen("reopen:early", first))).Outcomes.ShouldBe(["unknown_reservation"], "it is held still");
        await item.ApplyAsync(Of("commit", "commit:a", subject: first));

        var reopened = await item.ApplyAsync(Reopen("reopen:a", first), Reserve("b", 2));
        reopened.Outcomes.ShouldBe(["done", "insufficient"], "nobody else gets what comes back");
        (await item.LevelAsync()).ShouldBe((3, 2));
        var again = await item.ApplyAsync(Reopen("reopen:a", first), Reopen("reopen:other", first));
        again.Outcomes.ShouldBe(["repeated", "unknown_reservation"]);
        again.ReservationIds[0].ShouldBe(reopened.ReservationIds[0]);

        (await item.ApplyAsync(Of("commit", "commit:b", subject: reopened.ReservationIds[0]))).Outcomes.ShouldBe(["done"]);
        (await item.LevelAsync()).ShouldBe((1, 0));
        (await InventoryStore.ReadExpiredAsync(item.Database, item.SellerId, item.ItemId, Now.AddHours(1), CancellationToken.None)).Expired.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stock_never_goes_below_what_is_reserved()
    {
        await using var item = await CreateAsync(postgres, onHand: 5);

        var applied = await item.ApplyAsync(Reserve("a", 4), Of("adjust", "b", -2), Of("count", "c", 3), Of("count", "d", 9), Of("adjust", "e", -5));

        applied.Outcomes.ShouldBe(["done", "insufficient", "insufficient", "done", "done"]);
        (await item.LevelAsync()).ShouldBe((4, 4));
    }

    [Fact]
    public async Task An_older_activation_is_refused_and_writes_nothing()
    {
        await using var item = await CreateAsync(postgres, onHand: 5);
        var older = item.Epoch;
        await item.ActivateAsync();
        item.Epoch = older;

        var refused = await Should.ThrowAsync<PostgresException>(() => item.ApplyAsync(Reserve("a")));

        refused.SqlState.ShouldBe(InventoryStore.StaleEpoch);
        (await item.LevelAsync()).ShouldBe((5, 0));
    }

    [Theory]
    [InlineData(LineStock.Returning)]
    [InlineData(LineStock.Returned)]
    public async Task A_sale_that_comes_after_its_return_takes_nothing(LineStock stock)
    {
        await using var item = await CreateAsync(postgres, onHand: 5);
        var line = await item.AddOrderLineAsync(stock);

        await item.ApplyAsync(Of("return", $"return:{line}", 2, line));
        (await item.ApplyAsync(Of("sell", $"sale:{line}", 2, line))).Outcomes.ShouldBe(["repeated"]);

        (await item.LevelAsync()).ShouldBe((5, 0));
    }

    [Fact]
    public async Task A_movement_for_a_sku_that_the_item_has_no_more_is_refused()
    {
        await using var item = await CreateAsync(postgres, onHand: 5);

        var applied = await item.ApplyAsync(Of("adjust", "a", -1, sku: "LAMP"), Of("adjust", "b", -1, sku: "CHAIR"));

        applied.Outcomes.ShouldBe(["done", "another_sku"]);
        (await item.LevelAsync()).ShouldBe((4, 0));
    }

    [Fact]
    public async Task Holds_and_movements_are_of_an_item_of_the_same_seller_and_go_with_it()
    {
        await using var item = await CreateAsync(postgres, onHand: 5);
        await item.ApplyAsync(Reserve("a"));
        var strayHold = await Should.ThrowAsync<PostgresException>(() => item.ExecuteAsync(
            "insert into reservations (id, seller_id, item_id, quantity, state, expires_at, created_at) values (gen_random_uuid(), $1, gen_random_uuid(), 1, 'held', now(), now())"));
        var strayMovement = await Should.ThrowAsync<PostgresException>(() => item.ExecuteAsync(
            "insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, created_at) values ($1, gen_random_uuid(), 'adjust', 1, 0, 1, 0, 'a', now())"));

        (strayHold.SqlState, strayMovement.SqlState).ShouldBe((PostgresErrorCodes.ForeignKeyViolation, PostgresErrorCodes.ForeignKeyViolation));
        await item.ExecuteAsync("delete from products where seller_id = $1");
        await using var db = item.Database.CreateContext(item.SellerId);
        (await db.Reservations.CountAsync(), await db.InventoryLedger.CountAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task The_ledger_explains_the_stock()
    {
        await using var item = await CreateAsync(postgres, onHand: 100);
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            await item.ApplyAsync([.. Enumerable.Range(0, 10).Select(i => random.Next(3) switch
            {
                0 => Reserve($"r{round}.{i}", random.Next(1, 9)),
                1 => Of("adjust", $"a{round}.{i}", random.Next(-9, 9)),
                _ => Of("sell", $"sale:{round}.{i}", random.Next(1, 3)),
            })]);
        }

        await using var db = item.Database.CreateContext(item.SellerId);
        var ledger = await db.Set<InventoryLedgerEntry>().OrderBy(e => e.Seq).ToListAsync();
        var (onHand, reserved) = (100, 0);
        foreach (var entry in ledger)
        {
            (onHand, reserved) = (onHand + entry.OnHandDelta, reserved + entry.ReservedDelta);
            (entry.OnHandAfter, entry.ReservedAfter).ShouldBe((onHand, reserved));
            reserved.ShouldBeInRange(0, onHand);
        }

        (await item.LevelAsync()).ShouldBe((onHand, reserved));
    }
}
