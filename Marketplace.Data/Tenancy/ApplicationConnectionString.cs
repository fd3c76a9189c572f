using Npgsql;

namespace Marketplace.Data.Tenancy;

/// <summary>Turns the owner's connection string into the application's.</summary>
public static class ApplicationConnectionString
{
    /// <summary>The role that owns nothing and is bound by row-level security.</summary>
    public const string Role = "marketplace_app";

    /// <summary>
    /// Every session runs as <see cref="Role"/> from its first statement: the role is a start option, which the pool's reset keeps.
    /// What the given string says about pooling and preparing is kept.
    /// </summary>
    /// <param name="ownerConnectionString">Of the role that owns the tables.</param>
    /// <param name="maximumPoolSize">Where the string says none. All processes together must fit the server's <c>max_connections</c>.</param>
    public static string From(string ownerConnectionString, int maximumPoolSize = 40)
    {
        var builder = new NpgsqlConnectionStringBuilder(ownerConnectionString);
        builder.Options = $"{builder.Options} -c role={Role}".TrimStart();
        // The reset is what takes a seller off a connection that goes back to the pool.
        builder.NoResetOnClose = false;
        Default("Maximum Pool Size", maximumPoolSize);
        Default("Max Auto Prepare", 200);
        Default("Auto Prepare Min Usages", 3);
        Default("Application Name", "marketplace");
        return builder.ConnectionString;

        void Default(string key, object value)
        {
            if (!builder.ShouldSerialize(key)) builder[key] = value;
        }
    }
}
