using Marketplace.Data.Listings;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Listings;

public sealed class ViolationStoreTests(PostgresFixture postgres)
{
    private static readonly FoundViolation _material = new("https://shop.example/R1", "MISSING_ASPECT", true, "The item specific Material will be required soon.");
    private static readonly FoundViolation _link = new("https://shop.example/R2", "LINK", false, "The description has a link.");

    [Fact]
    public async Task What_is_found_at_once_is_one_alert_and_what_stands_is_not_told_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await shop.ListAsync(1);

        await WriteAsync(shop, _material, _material with { Reason = "The same of another variation." }, _link with { AtRisk = true });
        await WriteAsync(shop, _material, _link with { AtRisk = true });

        (await AlertsAsync(shop)).ShouldBe(["violation|2 listings on Shop will soon break a rule|A lamp: The item specific Material will be required soon. And 1 more.|1|unread"]);
        (await shop.ReadAsync("select path from alerts")).ShouldBe([$"/connections/{shop.ConnectionId}"]);
    }

    [Fact]
    public async Task A_new_one_is_told_by_itself_and_one_that_comes_back_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await WriteAsync(shop, _material);

        await WriteAsync(shop, _material, _link);
        (await AlertsAsync(shop)).ShouldBe(["violation|A listing on Shop breaks a rule|The description has a link.|2|unread"]);

        await WriteAsync(shop, _material);
        await WriteAsync(shop, _material, _link);
        (await AlertsAsync(shop)).ShouldBe(["violation|A listing on Shop breaks a rule|The description has a link.|3|unread"]);
    }

    [Fact]
    public async Task A_rule_that_comes_into_force_is_told_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await WriteAsync(shop, _material);

        await WriteAsync(shop, _material with { AtRisk = false });

        (await AlertsAsync(shop)).ShouldHaveSingleItem().ShouldStartWith("violation|A listing on Shop breaks a rule|");
        (await shop.ReadAsync("select at_risk::text from known_violations")).ShouldBe(["false"]);
    }

    [Fact]
    public async Task When_the_last_one_is_mended_the_alert_is_settled()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await WriteAsync(shop, _material, _link);

        await WriteAsync(shop, _link);
        (await AlertsAsync(shop)).ShouldHaveSingleItem().ShouldEndWith("unread");

        await WriteAsync(shop);
        (await AlertsAsync(shop)).ShouldHaveSingleItem().ShouldEndWith("|read");
        (await shop.ReadAsync("select url from known_violations")).ShouldBeEmpty();
    }

    private static Task WriteAsync(ConnectedShop shop, params FoundViolation[] found) =>
        shop.RunAsync(c => ViolationStore.WriteAsync(c, shop.ConnectionId, found, Now, TestContext.Current.CancellationToken));

    private static Task<List<string>> AlertsAsync(ConnectedShop shop) =>
        shop.ReadAsync("select kind || '|' || title || '|' || detail || '|' || count || '|' || case when read_at is null then 'unread' else 'read' end from alerts");
}
