using Marketplace.Data.Inventory;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static Marketplace.Tests.Data.Inventory.StockedItem;

namespace Marketplace.Tests.Data.Inventory;

public sealed class BundleTests(PostgresFixture postgres)
{
    [Fact]
    public async Task As_many_are_available_as_the_scarcest_component_allows()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 5);
        (await bundle.LevelsAsync()).Set.ShouldBe((2, 0));

        await bundle.ApplyAsync(bundle.BulbId, Of("adjust", "a", 10));
        (await bundle.LevelsAsync()).Set.ShouldBe((4, 0));

        await bundle.ApplyAsync(bundle.LampId, Reserve("b", 3));
        (await bundle.LevelsAsync()).Set.ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_reservation_holds_every_component_until_it_is_committed_or_released()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 9);

        var reserved = await bundle.ApplyAsync(bundle.SetId, Reserve("a", 2), Reserve("b", 1), Reserve("c", 2));
        reserved.Outcomes.ShouldBe(["done", "done", "insufficient"]);
        (await bundle.LevelsAsync()).ShouldBe(((4, 3), (9, 6), (4, 3)));

        await bundle.ApplyAsync(bundle.SetId, Of("commit", "commit:a", subject: reserved.ReservationIds[0]), Of("release", "release:b", subject: reserved.ReservationIds[1]));
        (await bundle.LevelsAsync()).ShouldBe(((2, 0), (5, 0), (2, 0)));
    }

    [Fact]
    public async Task What_was_sold_is_reserved_again_with_every_component_but_not_what_a_channel_sold()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 9);
        var hold = (await bundle.ApplyAsync(bundle.SetId, Reserve("a", 2))).ReservationIds[0];
        await bundle.ApplyAsync(bundle.SetId, Of("commit", "commit:a", subject: hold));
        (await bundle.LevelsAsync()).ShouldBe(((2, 0), (5, 0), (2, 0)));

        var reopened = await bundle.ApplyAsync(bundle.SetId, Reopen("reopen:a", hold));
        reopened.Outcomes.ShouldBe(["done"]);
        (await bundle.LevelsAsync()).ShouldBe(((4, 2), (9, 4), (4, 2)));
        (await bundle.ApplyAsync(bundle.SetId, Reopen("reopen:a", hold))).ReservationIds.ShouldBe(reopened.ReservationIds);

        (await bundle.ApplyAsync(bundle.SetId, Of("release", "release:a", subject: reopened.ReservationIds[0]))).Outcomes.ShouldBe(["done"]);
        (await bundle.LevelsAsync()).ShouldBe(((4, 0), (9, 0), (4, 0)));
    }

    [Fact]
    public async Task Without_one_component_none_is_taken()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 1);

        (await bundle.ApplyAsync(bundle.SetId, Reserve("a"))).Outcomes.ShouldBe(["insufficient"]);

        (await bundle.LevelsAsync()).ShouldBe(((4, 0), (1, 0), (0, 0)));
    }

    [Fact]
    public async Task A_repeated_key_takes_nothing_again()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 8);

        var first = await bundle.ApplyAsync(bundle.SetId, Reserve("a"));
        var again = await bundle.ApplyAsync(bundle.SetId, Reserve("a"));

        again.Outcomes.ShouldBe(["repeated"]);
        again.ReservationIds.ShouldBe(first.ReservationIds);
        (await bundle.LevelsAsync()).ShouldBe(((4, 1), (8, 2), (4, 1)));
    }

    [Fact]
    public async Task A_components_part_is_not_settled_without_the_others_nor_expires_by_itself()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 1, bulbs: 2);
        var hold = (await bundle.ApplyAsync(bundle.SetId, Reserve("a"))).ReservationIds[0];
        await using var db = bundle.Database.CreateContext(bundle.SellerId);
        var part = await db.Reservations.Where(r => r.ItemId == bundle.LampId).Select(r => r.Id).SingleAsync();

        (await bundle.ApplyAsync(bundle.LampId, Now.AddHours(1), Of("release", "x", subject: part), Of("expire", "y", subject: part))).Outcomes
            .ShouldBe(["unknown_reservation", "unknown_reservation"]);
        (await InventoryStore.ReadExpiredAsync(bundle.Database, bundle.SellerId, bundle.LampId, Now.AddHours(1), CancellationToken.None)).Expired.ShouldBeEmpty();

        (await bundle.ApplyAsync(bundle.SetId, Now.AddHours(1), Of("expire", "z", subject: hold))).Outcomes.ShouldBe(["done"]);
        (await bundle.LevelsAsync()).ShouldBe(((1, 0), (2, 0), (1, 0)));
    }

    [Fact]
    public async Task A_sale_takes_whole_bundles_and_a_return_gives_back_what_was_taken_whatever_the_bundle_is_by_then()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 5, bulbs: 2);
        var line = Guid.CreateVersion7();

        (await bundle.ApplyAsync(bundle.SetId, Of("sell", $"sale:{line}", 2, line))).Outcomes.ShouldBe(["oversold"]);
        (await bundle.LevelsAsync()).ShouldBe(((4, 0), (0, 0), (0, 0)));

        (await bundle.ComposeAsync(new() { [bundle.LampId] = 1 })).ShouldBe(BundleOutcome.Done);
        await bundle.ApplyAsync(bundle.SetId, Of("return", $"return:{line}", 2, line));
        (await bundle.LevelsAsync()).ShouldBe(((5, 0), (2, 0), (5, 0)));
    }

    [Fact]
    public async Task A_bundle_is_not_adjusted_or_counted()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 8);

        (await bundle.ApplyAsync(bundle.SetId, Of("adjust", "a", 1), Of("count", "b", 9))).Outcomes.ShouldBe(["composed", "composed"]);
    }

    [Fact]
    public async Task A_bundle_is_made_of_items_with_stock_of_their_own_and_not_changed_while_it_is_reserved()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 8);

        (await bundle.ComposeAsync(new() { [bundle.SetId] = 1 })).ShouldBe(BundleOutcome.Nested);
        (await bundle.ComposeAsync(new() { [bundle.SetId] = 1 }, bundle.LampId)).ShouldBe(BundleOutcome.Nested);
        (await bundle.ComposeAsync(new() { [bundle.BulbId] = 1 }, bundle.LampId)).ShouldBe(BundleOutcome.Nested);
        (await bundle.ComposeAsync(new() { [Guid.CreateVersion7()] = 1 })).ShouldBe(BundleOutcome.Unknown);
        await bundle.ApplyAsync(bundle.SetId, Reserve("a"));
        (await bundle.ComposeAsync([])).ShouldBe(BundleOutcome.Reserved);
    }

    [Fact]
    public async Task An_activation_that_took_the_item_for_no_bundle_is_refused()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 4, bulbs: 8);
        (await bundle.ComposeAsync([])).ShouldBe(BundleOutcome.Done);
        (await bundle.LevelsAsync()).Set.ShouldBe((0, 0));
        var before = await bundle.ActivateAsync(bundle.SetId);
        before.IsBundle.ShouldBeFalse();

        await bundle.ComposeAsync(new() { [bundle.LampId] = 1 });

        (await Should.ThrowAsync<PostgresException>(() => bundle.ApplyAsync(bundle.SetId, before, Now, Of("adjust", "a", 1))))
            .SqlState.ShouldBe(InventoryStore.StaleEpoch);
    }

    [Fact]
    public async Task Sales_of_bundles_and_components_at_the_same_time_take_no_unit_twice_and_wait_for_each_other_in_one_order()
    {
        await using var bundle = await Bundle.CreateAsync(postgres, lamps: 60, bulbs: 100);
        var pair = await bundle.AddBundleAsync("PAIR", new() { [bundle.BulbId] = 2 });

        Guid[] items = [bundle.SetId, bundle.LampId, bundle.BulbId, pair];
        var activations = await Task.WhenAll(items.Select(bundle.ActivateAsync));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
            (Item: items[i % 4], Outcome: (await bundle.ApplyAsync(items[i % 4], activations[i % 4], Now, Reserve($"k{i}"))).Outcomes[0]))));

        var sold = outcomes.Where(o => o.Outcome == "done").CountBy(o => o.Item).ToDictionary();
        var (lamp, bulb, _) = await bundle.LevelsAsync();
        lamp.ShouldBe((60, sold[bundle.LampId] + sold[bundle.SetId]));
        bulb.ShouldBe((100, sold[bundle.BulbId] + 2 * sold[bundle.SetId] + 2 * sold[pair]));
        await bundle.LedgersExplainAsync();
    }
}
