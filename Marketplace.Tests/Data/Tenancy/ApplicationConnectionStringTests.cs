using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Tests.Data.Tenancy;

public sealed class ApplicationConnectionStringTests
{
    [Fact]
    public void A_process_takes_no_more_connections_than_it_is_given() =>
        new NpgsqlConnectionStringBuilder(ApplicationConnectionString.From("Host=db", maximumPoolSize: 7)).MaxPoolSize.ShouldBe(7);

    [Fact]
    public void What_the_connection_string_says_itself_is_kept() =>
        new NpgsqlConnectionStringBuilder(ApplicationConnectionString.From("Host=db;Maximum Pool Size=3", 7)).MaxPoolSize.ShouldBe(3);
}
