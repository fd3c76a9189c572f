using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Drifts;

public enum DriftPolicy { WeWin, TheyWin, Ask }

/// <summary>What happens by itself to a connection's differences in one field; where there is no row, see <see cref="Default"/>.</summary>
[PrimaryKey(nameof(ConnectionId), nameof(Field))]
public sealed class DriftRule : ITenantOwned
{
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public DriftField Field { get; set; }
    public Guid SellerId { get; set; }
    public DriftPolicy Policy { get; set; }

    /// <summary>
    /// Stock is ours to say, or units would be sold twice. A listing that its seller switched off stays off. A price may be meant on either side, so
    /// the seller is asked.
    /// </summary>
    public static DriftPolicy Default(DriftField field) => field switch
    {
        DriftField.Quantity => DriftPolicy.WeWin,
        DriftField.State => DriftPolicy.TheyWin,
        _ => DriftPolicy.Ask,
    };
}
