using Marketplace.Grains.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Inbox;

internal static class InboxServices
{
    public static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddScoped<IConnectionWork, InboxPump>()
        .AddScoped<NoticeHandler>();
}
