package dev.postern.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 as Tomcat speaks it, and a way to break a connection under a running call,
 * which the servlet API has not. Public because Tomcat makes it by name.
 */
public class DroppingProtocol extends Http11NioProtocol {

	/** Closes the connection of a call in the usual way: what was written arrives. */
	void close(HttpServletRequest request) {
		find(request).ifPresent(SocketWrapperBase::close);
	}

	/** Resets the connection of a call: the other side reads an error, not an end. */
	void reset(HttpServletRequest request) {
		find(request).ifPresent((connection) -> {
			try {
				// a close that does not linger is a reset
				connection.getSocket().getIOChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			connection.close();
		});
	}

	private Optional<SocketWrapperBase<NioChannel>> find(HttpServletRequest request) {
		return getEndpoint().getConnections()
			.stream()
			.filter((connection) -> connection.getRemotePort() == request.getRemotePort()
					&& request.getRemoteAddr().equals(connection.getRemoteAddr()))
			.findFirst();
	}

}
