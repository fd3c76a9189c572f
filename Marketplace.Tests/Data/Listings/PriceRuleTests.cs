using System.Globalization;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Data.Listings;

public sealed class PriceRuleTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("12.50", 8, 0, "0.99", "13.99")]
    [InlineData("13.99", 0, 0, "0.99", "13.99")]
    [InlineData("14.00", 0, 0, "0.99", "14.99")]
    [InlineData("10.00", 12.5, 1, null, "12.25")]
    [InlineData("10.00", -20, 0, "0", "8")]
    [InlineData("1.00", 0, -5, null, "0.01")]
    [InlineData("0", 8, 3, "0.99", "0")]
    public void Prices_are_raised_then_rounded_up_to_their_ending(string price, double percent, double add, string? ending, string expected) =>
        new PriceRule((decimal)percent, (decimal)add, ending is null ? null : Number(ending)).Apply(Number(price)).ShouldBe(Number(expected));

    [Fact]
    public async Task The_database_comes_to_the_same_prices()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var random = new Random(11);
        var cases = Enumerable.Range(0, 500).Select(_ => (
            Price: random.Next(0, 100_000) / 100m,
            Rule: random.Next(10) == 0 ? null : new PriceRule(random.Next(-900, 2000) / 10m, random.Next(-500, 500) / 100m, random.Next(3) == 0 ? null : random.Next(100) / 100m))).ToList();

        var answers = await connection.QueryAsync(
            "select apply_price_rule(p.price, p.rule::jsonb) from unnest($1::numeric[], $2::text[]) with ordinality as p (price, rule, position) order by position",
            [cases.Select(c => c.Price).ToArray(), cases.Select(c => c.Rule?.ToJson()).ToArray()], row => row.GetDecimal(0), TestContext.Current.CancellationToken);

        answers.ShouldBe(cases.Select(c => (c.Rule ?? PriceRule.None).Apply(c.Price)));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
