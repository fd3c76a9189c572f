using Npgsql;

namespace Marketplace.Data.Inventory;

/// <summary>What bundles are made of.</summary>
public static class BundleStore
{
    /// <summary>Changes what a bundle is made of; see <c>compose_bundle</c>, which holds the rules.</summary>
    /// <returns>The outcome, and the connections to wake.</returns>
    public static async Task<(BundleOutcome Outcome, Guid[] Wake)> ComposeAsync(
        NpgsqlConnection connection, Guid itemId, IReadOnlyDictionary<Guid, int> components, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (outcome, wake) = (await connection.QueryAsync(
            "select outcome, coalesce(wake, '{}') from compose_bundle($1, $2, $3, $4)",
            [itemId, components.Keys.ToArray(), components.Values.ToArray(), now], row => (row.GetString(0), row.GetFieldValue<Guid[]>(1)), cancellationToken))[0];
        return (Model.EnumNames.FromText<BundleOutcome>(outcome), wake);
    }
}

public enum BundleOutcome
{
    Done,

    /// <summary>Units of the bundle are on hold: they are of what it was made of then.</summary>
    Reserved,

    /// <summary>A component is a bundle itself, or the bundle is a component of another.</summary>
    Nested,

    /// <summary>The item or a component is not there.</summary>
    Unknown,
}
