using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Aisle.Studio.Access;

/// <summary>An open page lives on one connection, which was let in once: asks with every event of it whether its session goes on.</summary>
internal sealed class CircuitGuard(AuthenticationStateProvider authentication, StudioSessions sessions, StudioPassword password, NavigationManager navigation) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.FindFirst(Gate.SessionClaim)?.Value is { } session
            && await password.StampAsync(CancellationToken.None) is { } stamp && sessions.Continues(session, stamp))
        {
            await next(context);
            return;
        }

        navigation.NavigateTo(Gate.SignInPage, forceLoad: true);
    };
}
